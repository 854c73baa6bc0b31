from enum import Enum

from pkg import Encoder, get_model
from pkg.loading import get_data


class Size(str, Enum):
    SMALL = "intfloat/e5-small-v2"
    LARGE = "intfloat/e5-large-v2"


def main(size: Size = Size.SMALL):
    encoder = Encoder(size.value)
    model, tokenizer = get_model("microsoft/deberta-v3-base")
    data = get_data(repo="mteb/banking77")
    for name in ["thenlper/gte-base", "thenlper/gte-large"]:
        get_model(name)
    suffix = "70m"
    get_model(f"EleutherAI/pythia-{suffix}")
    get_model("EleutherAI/pythia-%s" % "160m")
    get_model("EleutherAI/{}".format("pythia-410m"))
