"""Files of weights and data, read by their heads only."""
