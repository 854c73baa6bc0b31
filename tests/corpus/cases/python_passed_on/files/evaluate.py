"""Judge several models at once."""

from multiprocessing import Pool

from tools.jobs import judge, transcribe
from tools.loading import Eye


class SmallEye(Eye):
    def __init__(self):
        super().__init__("mobilenetv3_small_100", classes=2)


if __name__ == "__main__":
    with Pool(2) as pool:
        rows = [("summary", "birchlab/birch-chat-7b", 3), ("answers", "alder/alder-chat-3b", 3)]
        pool.starmap(judge, rows)
    transcribe(["a.wav"], "large-v3")
    transcribe(["base.wav"], size="small")
    Eye("convnext_tiny", 4)
