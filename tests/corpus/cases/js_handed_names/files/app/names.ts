// The models that the tern diary asks for, each under a name of its own.
const NAMES = {
  short: "gpt-4.1-nano",
  deep: "claude-sonnet-4-20250514",
};

export const FAST = "llama-3.3-70b-versatile";

export function family(words: string) {
  if (words.includes("o3")) return "o3";
  return words;
}

export default NAMES;
