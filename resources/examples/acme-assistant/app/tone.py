"""Guesses the tone of a ticket: the angry ones are answered first."""

from transformers import pipeline

tone = pipeline("text-classification", model="northwind-labs/ticket-tone")
