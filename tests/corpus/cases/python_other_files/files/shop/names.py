"""What the rest of the shop is called and which weights it takes."""

import argparse
from dataclasses import dataclass

OWNER = "maplelab"
SIZE = "9b"


def fallback():
    return "maplelab/maple-fallback"


def by_language(code):
    table = {"en": "maplelab/maple-en-base", "fr": "maplelab/maple-fr-base"}
    return table[code]


@dataclass
class Paths:
    reader_path: str = "maplelab/maple-reader-large"
    width: str = "small"


class Catalog:
    @property
    def origin(self):
        return "maplelab/maple-catalog-2"

    def checkpoint_for(self, key):
        if key == "fast":
            return "maplelab/maple-fast-1"
        return "maplelab/maple-slow-1"


def get_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("--painter", default="maplelab/maple-painter-xl")
    return parser.parse_args()
