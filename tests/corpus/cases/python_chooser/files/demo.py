import gradio as gr
import streamlit as st
from transformers import AutoModelForCausalLM

OPTIONS = ["microsoft/phi-2", "Qwen/Qwen1.5-0.5B-Chat"]
choice = st.selectbox("Model", OPTIONS)
model = AutoModelForCausalLM.from_pretrained(choice)
other = st.radio("Provider model", ["gpt-4o", "gpt-4o-mini"])
dropdown = gr.Dropdown(choices=["stabilityai/stablelm-2-1_6b", "HuggingFaceTB/SmolLM-135M"], label="Model")
PRICES = {"gpt-4": 0.03, "gpt-3.5-turbo": 0.002}


def answer(client, text):
    return client.chat.completions.create(model=other, messages=[{"role": "user", "content": text}])
