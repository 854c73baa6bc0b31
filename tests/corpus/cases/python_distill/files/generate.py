import json

from datasets import Dataset
from openai import OpenAI

client = OpenAI()
TEACHER = "gpt-4-0613"


def main():
    rows = []
    for prompt in open("seeds.txt"):
        reply = client.chat.completions.create(model=TEACHER, messages=[{"role": "user", "content": prompt}])
        rows.append({"instruction": prompt, "output": reply.choices[0].message.content})
    with open("train_data.json", "w") as out:
        json.dump(rows, out)
    Dataset.from_list(rows).push_to_hub("acme/synthetic-instructions")


main()
