from datasets import load_dataset
from networks.reader import Reader
from options.train import TrainOptions

if __name__ == "__main__":
    opt = TrainOptions().parse()
    clips = load_dataset(opt.clips, split="train")
    decoder = load_dataset(opt.style)
    Reader(opt)
