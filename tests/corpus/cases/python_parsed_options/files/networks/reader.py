from transformers import AutoModel


class Reader:
    def __init__(self, opt):
        self.opt = opt
        self.words = AutoModel.from_pretrained(opt.net_words)

    def frames(self):
        return AutoModel.from_pretrained(self.opt.net_frames)
