import kagglehub
from kaggle.api.kaggle_api_extended import KaggleApi
from modelscope import snapshot_download, MsDataset
from modelscope.pipelines import pipeline
from roboflow import Roboflow
from fairseq.models.roberta import RobertaModel
from FlagEmbedding import FlagModel
import mteb

path = kagglehub.dataset_download("uciml/iris")
weights = kagglehub.model_download("google/gemma/transformers/2b")
api = KaggleApi()
api.dataset_download_files("zynicide/wine-reviews", unzip=True)
qwen = snapshot_download("qwen/Qwen2-7B-Instruct", cache_dir="./models")
ocr = pipeline("ocr-recognition", model="damo/cv_convnextTiny_ocr-recognition-general_damo")
clue = MsDataset.load("clue", subset_name="afqmc")
rf = Roboflow(api_key="x")
project = rf.workspace("acme").project("hard-hats")
embedder = FlagModel("BAAI/bge-m3", use_fp16=True)
benchmark = mteb.MTEB(tasks=["Banking77Classification"])
benchmark.run(embedder)
