package main

import (
	"fmt"

	ai "github.com/sashabaranov/go-openai"
)

var limits = map[string]int{
	ai.GPT4o: 128000,
}

func ask(c *ai.Client, fast bool) ai.ChatCompletionRequest {
	model := ai.GPT4oMini
	if !fast {
		model = ai.GPT4Dot1
	}
	if model == ai.GPT4Turbo {
		fmt.Println("old")
	}
	return ai.ChatCompletionRequest{Model: model}
}

func embed() ai.EmbeddingRequest {
	return ai.EmbeddingRequest{Model: ai.SmallEmbedding3}
}
