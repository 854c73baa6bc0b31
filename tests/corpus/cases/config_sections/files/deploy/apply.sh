#!/bin/sh
kubectl apply -f - <<YAML
spec:
  containers:
  - name: desk
    env:
    - {name: CHAT_MODEL_ID, value: acme-labs/shelf-13b}
    - name: EMBEDDING_MODEL
      value: "acme-labs/shelf-embed"
YAML
