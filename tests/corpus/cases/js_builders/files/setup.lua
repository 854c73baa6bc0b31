-- model = "gpt-4"
require("assistant").setup({
  provider = "claude",
  claude = { endpoint = "https://api.anthropic.com", model = "claude-sonnet-4-20250514" },
  ollama_model = "qwen2.5-coder:7b",
})
