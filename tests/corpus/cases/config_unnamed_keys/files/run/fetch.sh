#!/bin/bash
case "$1" in
  small) REPO=harbor-lab/pilot-1b ;;
  big) REPO="harbor-lab/pilot-70b" ;;
esac
hf download "$REPO"
get() {
  local owner="$1" name=$2
  hf download "$owner/$name" --local-dir models
}
get harbor-lab pilot-5b
get other-yard skiff-6b
rows() { hf download --repo-type dataset "$1"; }
if ! rows harbor-lab/charts; then exit 1; fi
say() { echo "$1"; }
say harbor-lab/pilot-8b
