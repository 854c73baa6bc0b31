package chat

import openai "github.com/sashabaranov/go-openai"

func Ask(c *openai.Client) {
	req := openai.ChatCompletionRequest{
		Model: "gpt-4o-mini",
	}
	_ = req
	embeddingModel := "text-embedding-ada-002"
	_ = embeddingModel
	path := "github.com/acme/app"
	_ = path
}
