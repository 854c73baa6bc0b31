from openai import OpenAI

COSTS_PER_TOKEN = {
    "gpt-4o-mini": {"input_cost_per1k": 0.00015, "output_cost_per1k": 0.0006},
    "o1-mini": {"input_cost_per1k": 0.003, "output_cost_per1k": 0.012},
}


def cents(model, tokens):
    potential_model_names = []
    for name in COSTS_PER_TOKEN.keys():
        if name in model:
            potential_model_names.append(name)
    model_name = max(potential_model_names, key=len)
    return COSTS_PER_TOKEN[model_name]["input_cost_per1k"] * tokens


def answer(messages, model="gpt-4o"):
    return OpenAI().chat.completions.create(model=model, messages=messages)
