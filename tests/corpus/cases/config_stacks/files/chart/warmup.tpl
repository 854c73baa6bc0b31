warmup:
  modelURL: "harbor-lab/pilot-3b"
  command:
    - sh
    - -c
    - |
      hf download harbor-lab/pilot-7b --local-dir /models
