curl -s "https://api.example.com/client/v4/accounts/acme/ai/run/@cf/baai/bge-base-en-v1.5" -d '{"text": "hi"}'
