from dataclasses import dataclass, field
from typing import Optional

import torch
from datasets import load_dataset, interleave_datasets
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer, HfArgumentParser
from trl import SFTConfig, SFTTrainer


@dataclass
class ScriptArguments:
    base_model: Optional[str] = field(default="mistralai/Mistral-7B-v0.3", metadata={"help": "base"})
    data_a: str = field(default="HuggingFaceH4/ultrachat_200k")
    chat_template: str = "chatml"
    run_name: str = "mistral-sft/lora-r16"


def main():
    (args,) = HfArgumentParser(ScriptArguments).parse_args_into_dataclasses()
    a = load_dataset(args.data_a, split="train_sft")
    b = load_dataset("teknium/OpenHermes-2.5", revision="main", split="train")
    mixed = interleave_datasets([a, b], probabilities=[0.7, 0.3])
    model = AutoModelForCausalLM.from_pretrained(args.base_model, torch_dtype=torch.bfloat16)
    tok = AutoTokenizer.from_pretrained(args.base_model)
    model = get_peft_model(model, LoraConfig(r=16, target_modules=["q_proj", "v_proj"]))
    trainer = SFTTrainer(model, args=SFTConfig("out", report_to="wandb"), train_dataset=mixed)
    trainer.train()
    model.push_to_hub("acme-ai/mistral-7b-chat-lora")


main()
