@echo off
rem llama-server -hf acme-quants/old-GGUF
set MODEL=acme-quants/shelf-chat-GGUF
llama-server.exe -hf %MODEL% --port 8080
llama-cli --model-url https://files.example.org/w/tiny.gguf
llama-server -m models\local.gguf
