"""Where each of our tests comes from: the folder on the hub, its part, its split."""

TEST_DATASET_PATHS = {
    "Calls": ("studio-nord/Calls-de-2", "quiet", "test"),
    "Birds": ("studio-nord/birds", None, "test"),
}
