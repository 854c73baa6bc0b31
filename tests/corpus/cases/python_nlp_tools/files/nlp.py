import gensim.downloader as api
import nltk
import spacy
import stanza
from sklearn.datasets import fetch_20newsgroups, fetch_openml, make_blobs

for package in ["punkt", "stopwords"]:
    nltk.download(package)
nlp = spacy.load("en_core_web_sm")
blank = spacy.blank("en")
stanza.download("de")
vectors = api.load("glove-wiki-gigaword-100")
news = fetch_20newsgroups(subset="train")
mnist = fetch_openml("mnist_784", version=1)
X, y = make_blobs(100)
