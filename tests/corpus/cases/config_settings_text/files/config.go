package main

// defaultConfig is written to the user's folder when the program first runs.
const defaultConfig = `
[chat]
provider = "openai"
model = "gpt-4o-mini"

[embeddings]
model = "text-embedding-3-small"
`
