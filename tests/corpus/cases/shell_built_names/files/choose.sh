#!/bin/bash
read -rp "Which size [1]? " size
case $size in
  1) PILOT="pilot-1b" ;;
  2) PILOT="pilot-2b" ;;
  3) PILOT="pilot-4b" ;;
  4) PILOT="pilot-8b" ;;
  *) PILOT="pilot-16b" ;;
esac
curl -L "https://huggingface.co/harbor-lab/${PILOT}-packed/resolve/main/${PILOT}-all.tar.zst" -o pilot.zst
wget https://files.birdsong.example/nlp/data/tern/ternbertv2.0.tar.gz
