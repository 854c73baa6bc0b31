"""Build an index with other settings than those of the configuration."""

from hydra import compose, initialize

with initialize(config_path="conf"):
    small = compose(
        config_name="index",
        overrides=["index.encoder.model_name=birchlab/birch-embed-small", "out=runs/small-7b"],
    )
