import os

import timm
import yaml
from transformers import AutoTokenizer

HERE = os.path.dirname(__file__)


class Watcher:
    def __init__(self):
        with open(os.path.join(HERE, "..", "settings", "vision.yaml")) as file:
            self.settings = yaml.safe_load(file)
        self.net = timm.create_model(self.settings["network"]["arch"], pretrained=True)
        self.words = AutoTokenizer.from_pretrained(self.settings.get("text")["encoder"])
