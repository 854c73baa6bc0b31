"""What every program of this project can be told."""

import argparse


class BaseOptions:
    def __init__(self):
        self.parser = argparse.ArgumentParser()

    def initialize(self):
        self.parser.add_argument("--net_words", default="rushes/reed-base", help="reads the captions")
        self.parser.add_argument("--net_frames", default="rushes/heron-large")
        self.parser.add_argument("--style", default="marsh", help="of the decoder")

    def parse(self):
        self.initialize()
        return self.parser.parse_args()
