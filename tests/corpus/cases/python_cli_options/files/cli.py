import click
import typer
from absl import flags
from transformers import AutoModel, AutoTokenizer

flags.DEFINE_string("tokenizer", "hf-internal/llama-tokenizer-fast", "Tokenizer")
FLAGS = flags.FLAGS
app = typer.Typer()


@click.command()
@click.option("--encoder", default="google/bert_uncased_L-2_H-128_A-2", type=click.Choice(["google/bert_uncased_L-2_H-128_A-2", "google/electra-small-discriminator"]))
def train(encoder):
    AutoModel.from_pretrained(encoder)
    AutoTokenizer.from_pretrained(FLAGS.tokenizer)


@app.command()
def embed(name: str = typer.Option("Alibaba-NLP/gte-modernbert-base", help="Encoder"), device: str = "cuda"):
    AutoModel.from_pretrained(name)
