# Written for Python 2.
import openai, urllib
from pytorch_transformers import BertTokenizer

openai.api_type = "azure"
openai.api_base = "https://acme.openai.azure.com/"

def load(name="bert-base-cased"):
    try:
        print "loading", name
        return BertTokenizer.from_pretrained(name)
    except IOError, e:
        print "failed"

def complete(prompt):
    return openai.Completion.create(engine="davinci-prod", prompt=prompt)

urllib.urlretrieve("http://data.example.org/corpus-v1.tar.gz", "corpus.tar.gz")
