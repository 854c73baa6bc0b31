import argparse

from transformers import AutoModelForCausalLM

from helper import ask_hosted

parser = argparse.ArgumentParser()
parser.add_argument("--model")
args = parser.parse_args()
net = AutoModelForCausalLM.from_pretrained(args.model)
