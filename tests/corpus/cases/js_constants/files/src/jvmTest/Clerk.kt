import ai.koog.prompt.executor.clients.openai.OpenAIModels

val tried = AIAgent(executor = nobody, llmModel = OpenAIModels.Chat.GPT4o)
