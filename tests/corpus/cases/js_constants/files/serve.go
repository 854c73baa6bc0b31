package main

import (
	"github.com/tmc/langchaingo/llms/mistral"
)

func serve() {
	llm, err := mistral.New(mistral.WithModel("open-mistral-7b"))
	_ = llm
	_ = err
}
