package llm

// New asks openai, with the small model unless told otherwise.
func New(options Options) *Client {
	if options.Model == "" {
		options.Model = Quick
	}
	return &Client{options: options}
}
