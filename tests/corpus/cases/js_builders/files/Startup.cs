using Microsoft.SemanticKernel;
var builder = Kernel.CreateBuilder();
builder.AddAzureOpenAIChatCompletion("shelf-gpt4", endpoint, key);
builder.AddOpenAIChatCompletion("gpt-4o", key);
builder.AddOllamaTextEmbeddingGeneration("nomic-embed-text", address);
