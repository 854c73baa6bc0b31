models="acme-labs/shelf-70b,acme-labs/wall-8x7b"
python ask_all.py --model acme-labs/shelf-110b --reference-models ${models}
python ask_one.py --model=acme-labs/door-7b
python local_run.py --model acme-labs/roof-7b
python unknown.py --model acme-labs/lamp-7b
CMD="python unknown.py"
if [ -n "$TALK" ]; then
  CMD="$CMD --model ${MODEL:-acme-labs/pilot-7b}"
fi
$CMD
