"""A page on which people choose who answers; what is ours has names of our own."""

import argparse

import gradio as gr

NAMES = ["acme-labs/Shelf-Chat-7B", "gpt-4o-mini"]

parser = argparse.ArgumentParser()
parser.add_argument("--model", choices=NAMES)


def page() -> None:
    backends = ["shelf", "qwen-vl-max", "gemini-1.5-pro"]
    gr.Dropdown(label="Answered by", choices=backends, value="shelf")
