"""From words and texts to SPDX identifiers.

`expressions` reads what people state, `identify` recognizes texts, `assets` brings them together.
"""
