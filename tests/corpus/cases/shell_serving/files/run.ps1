$model = "Qwen/Qwen2-1.5B-Instruct"
python server.py --model $model `
  --api
