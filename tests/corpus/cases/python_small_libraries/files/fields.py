import ir_datasets
import minari
import scanpy as sc
from bertopic import BERTopic
from detoxify import Detoxify
from fastcoref import FCoref
from medmnist import PathMNIST
from mlc_llm import MLCEngine
from presidio_analyzer import AnalyzerEngine
from tdc.single_pred import ADME
from torchgeo.datasets import EuroSAT

tiles = EuroSAT(root="tiles", download=True)
cells = PathMNIST(split="train", download=True)
doors = minari.load_dataset("D4RL/door/human-v2")
blood = sc.datasets.pbmc3k()
drugs = ADME(name="Caco2_Wang")
passages = ir_datasets.load("msmarco-passage/train")
topics = BERTopic()
own_topics = BERTopic(embedding_model="acme/heron-embed")
toxic = Detoxify("unbiased")
links = FCoref(device="cpu")
names = AnalyzerEngine()
engine = MLCEngine("HF://mlc-ai/Llama-3-8B-Instruct-q4f16_1-MLC")
noise = sc.datasets.blobs()
