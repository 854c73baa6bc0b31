"""Rows of what is loaded: the set, sometimes its configuration, then the part of it."""

from datasets import load_dataset

ROWS = {
    "thrush": ["thrush_songs", "small", "train"],
    "wren": ["wren_songs", "train"],
}


def load(key: str):
    return load_dataset(*ROWS[key][:-1])[ROWS[key][-1]]
