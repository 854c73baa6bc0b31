import argparse

from datasets import load_dataset


def main():
    parser = argparse.ArgumentParser()
    parser.parse_args()
    load_dataset("maplelab/maple-exam", split="test")


if __name__ == "__main__":
    main()
