export const MODELS = {
  openai: ["gpt-4.1"],
  groq: ["gemma2-9b-it"],
  ternrouter: ["ternlab/tern-7b-turbo"],
};

export function first(provider: keyof typeof MODELS) {
  return MODELS[provider]?.[0] || "gpt-4o-mini";
}
