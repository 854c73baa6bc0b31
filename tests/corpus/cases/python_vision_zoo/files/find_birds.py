import argparse

from bodies import build

parser = argparse.ArgumentParser()
parser.add_argument("--body", default="wide_resnet50_2")
parser.add_argument("--dilated", default="stage_4")

if __name__ == "__main__":
    build(parser.parse_args())
