export type Choice = { label: string; value: string };

// Old names, kept for saved chats.
export const DEFAULT_MODEL = "birchlab/Birch-2-9B-Instruct";

export const MODELS: Choice[] = [
  { label: "Birch", value: DEFAULT_MODEL },
  { label: "Willow large", value: "willow-ai/Willow-70B-Instruct" },
];
