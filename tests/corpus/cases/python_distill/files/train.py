from datasets import load_dataset
from transformers import AutoModelForCausalLM
from trl import SFTTrainer

data = load_dataset("acme/synthetic-instructions")
trainer = SFTTrainer(model="Qwen/Qwen2.5-1.5B", train_dataset=data["train"])
trainer.train()
trainer.push_to_hub("acme/tiny-chat")
