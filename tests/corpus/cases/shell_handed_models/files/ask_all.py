import argparse

from helper import ask_hosted

parser = argparse.ArgumentParser()
parser.add_argument("--model")
parser.add_argument("--reference-models")
args = parser.parse_args()
for model in [args.model, *args.reference_models.split(",")]:
    print(ask_hosted(model=model, messages=[]))
