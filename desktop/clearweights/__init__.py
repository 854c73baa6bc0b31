"""Clearweights checks the licenses of the AI models and datasets a software project uses."""

__version__ = "0.1.0"
