import gradio as gr
from gradio_client import Client

gr.load("models/google/flan-t5-base").launch()
gr.load("acme/heron-7b", src="models").launch()
gr.load("spaces/acme/heron").launch()
Client("black-forest-labs/FLUX.1-schnell").predict("a heron")
