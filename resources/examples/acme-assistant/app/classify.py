"""Sorts tickets with a model that each customer may choose."""

import sys

from transformers import pipeline

classifier = pipeline("text-classification", model=sys.argv[1])
