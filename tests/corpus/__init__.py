"""Small, real-shaped projects of our own, and what a person would say they use.

Each case is a folder in `cases/`: `files/` is the project, `expected.yaml` lists the references
(`path`, `id`, `kind`; `strength` is `used` unless given; `line`, `hub`, `provider`, `role` and
`output` are checked where given). The part of a case's name before its first `_` is its source.
"""
