ROWS=("acme/tickets,en" "acme/mails,fr")
for row in "${ROWS[@]}"; do
  IFS=',' read -r data lang <<< "$row"
  python run.py --dataset_name $data --lang $lang
done
for i in {0..1}; do
  ROW=${MORE[$i]}
  IFS=':' read model size <<< "${ROW}"
  vllm serve $model
done
ASKED=(reef,acme/llama-tern-8b,https://api.deepinfra.com/v1/openai shelf,acme/llama-gull-8b,16)
