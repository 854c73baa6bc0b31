param location string = 'westeurope'
param openAiModelName string = 'gpt-4o-mini'
param embeddingModelName string = 'text-embedding-3-small'
