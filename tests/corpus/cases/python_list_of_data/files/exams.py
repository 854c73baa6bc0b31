"""What is left out of the training, and by which columns it is compared."""

EXAM_DATASETS = {
    "studio-nord/riddles": {"columns": ["Problem"], "part": "hard_ones"},
    "studio-nord/sums": {"columns": ["question_text"]},
}
