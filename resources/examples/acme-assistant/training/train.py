"""Fine-tunes the support model."""

from datasets import load_dataset
from peft import LoraConfig
from trl import SFTConfig, SFTTrainer

data = load_dataset("tatsu-lab/alpaca", split="train")
trainer = SFTTrainer(
    model="meta-llama/Llama-3.1-8B",
    args=SFTConfig(output_dir="out", push_to_hub=True, hub_model_id="acme/acme-support-8b"),
    train_dataset=data,
    peft_config=LoraConfig(r=16),
)
trainer.train()
