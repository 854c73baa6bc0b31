export const embeddingModels: Option[] = [
  {
    provider: "openai",
    model: "text-embedding-3-small",
    label: "OpenAI text-embedding-3-small",
    value: "openai-text-embedding-3-small",
  },
];
