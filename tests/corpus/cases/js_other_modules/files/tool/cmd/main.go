package main

import (
	"context"
	"fmt"

	"github.com/larchlab/shelf/tool/llm"
)

func main() {
	client := llm.New(llm.Options{Model: llm.Deep})
	answer, _ := client.Chat(context.Background(), "openai, what is a larch?")
	fmt.Println(answer, llm.Slow)
}
