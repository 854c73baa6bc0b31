runs="acme/shelf-a|8 acme/shelf-b|16"
for run in $runs; do
  NAME=$(echo $run | cut -d'|' -f1)
  python tune.py --model $NAME
done
: ${DATASET_NAME:=acme/tickets}
for pair in acme/mails:train acme/calls:test; do
  python run.py --dataset_name ${pair%%:*} --split ${pair##*:}
done
sbatch --export=ALL,MODEL_ID=acme/shelf-c,EPOCHS=3 run.slurm
