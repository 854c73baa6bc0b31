import os
import subprocess
import sys

MODEL = "bigcode/starcoder2-3b"

os.system("huggingface-cli download Salesforce/codegen-350M-mono")
os.system(f"python convert.py --out build/{MODEL}")
subprocess.run(["git", "clone", "https://huggingface.co/microsoft/phi-1_5"], check=True)
subprocess.check_call([sys.executable, "-m", "spacy", "download", "de_core_news_sm"])
subprocess.run("ls -la", shell=True)
