#!/bin/sh
out=$1
wget -c https://dl.fbaipublicfiles.com/XNLI/XNLI-1.0.zip -P $out -q --show-progress
url=https://lindat.example.org/bitstream/handle/11234/ud-treebanks-v2.5.tgz
curl -s --remote-name-all "$url"
wget https://tools.example.org/dist/unpacker-2.1.tar.gz
declare -A WEIGHTS
WEIGHTS["tiny.pt"]="https://files.example.org/seg/tiny.pt"
python src/convert.py --dataset c4 --data_subset en --out_root ./made --splits train_small val
python src/convert.py --dataset birds --out_root ./made
