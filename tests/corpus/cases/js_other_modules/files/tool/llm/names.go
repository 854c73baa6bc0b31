package llm

// Kind is how this program calls what openai and others answer with.
type Kind string

const (
	Quick  Kind = "gpt-4o-mini"
	Deep   Kind = "o3-mini"
	Slow   Kind = "gpt-4-turbo"
	Silent      = "gpt-4"
)
