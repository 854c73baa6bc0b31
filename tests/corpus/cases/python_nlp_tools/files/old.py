from torchtext import datasets
from torchtext.legacy.datasets import Multi30k, TranslationDataset
from torchtext.vocab import GloVe

train, valid, test = Multi30k.splits(exts=(".de", ".en"), fields=(SRC, TRG))
own = TranslationDataset.splits(path="data/own", exts=(".de", ".en"), fields=(SRC, TRG))
reviews, _ = datasets.IMDB.splits(TEXT, LABEL)
TEXT.build_vocab(reviews, max_size=25_000, vectors="glove.6B.100d")
LABEL.build_vocab(reviews)
words = GloVe(name="840B")
