#!/bin/bash
ASK="http://${NODE}:30801/v1/chat/completions"
ANSWER=$(curl -sf "${ASK}" -H "Content-Type: application/json" -d "{
  \"model\": \"acme-labs/tern-7b-it\",
  \"messages\": [{\"role\": \"user\", \"content\": \"ready?\"}]
}")
