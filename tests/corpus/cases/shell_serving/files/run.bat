@echo off
rem set MODEL=TheBloke/old
set MODEL=TheBloke/Llama-2-7B-Chat-GPTQ
python server.py --model %MODEL% ^
  --listen
