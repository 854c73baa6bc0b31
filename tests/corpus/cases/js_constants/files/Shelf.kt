package org.example.shelf

import ai.koog.prompt.executor.clients.openai.OpenAIModels

/** The models that may be asked, such as `llama3.2`. */
object ShelfModels {
    val AT_HOME: LLModel = LLModel(
        provider = LLMProvider.Ollama,
        id = "llama3.2",
        capabilities = listOf(LLMCapability.Tools),
    )
    val ROUTED: LLModel = LLModel(
        provider = LLMProvider.OpenRouter,
        id = "openai/gpt-4o",
    )
}

val clerk = AIAgent(executor = ask, llmModel = OpenAIModels.Chat.GPT4_1, systemPrompt = "Sort books.")
