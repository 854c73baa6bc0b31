"""The cases hold test files of their own, which are material here."""

collect_ignore = ["cases"]
