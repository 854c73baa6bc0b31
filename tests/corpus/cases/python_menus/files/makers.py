"""Who is asked stands in capitals before what is asked for."""

model_options = {
    "opus": "ANTHROPIC:claude-3-opus-20240229",
    "turbo": "OPENAI:gpt-4-0125-preview",
}
