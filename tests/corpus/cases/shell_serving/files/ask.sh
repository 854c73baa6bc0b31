curl https://api.openai.com/v1/chat/completions \
  -H "Authorization: Bearer $OPENAI_API_KEY" \
  -d '{
    "model": "gpt-4o-mini",
    "messages": [{"role": "user", "content": "hi"}]
  }'
curl http://localhost:11434/api/generate -d '{"model": "mistral", "prompt": "hi"}'
cat > .env <<END
EMBEDDING_MODEL=intfloat/multilingual-e5-small
END
