import Together from "together-ai";

const TITLE_MODEL = "willow-ai/Willow-7B-Instruct";

export async function title(text: string) {
  const client = new Together();
  return client.chat.completions.create({ model: TITLE_MODEL, messages: [{ role: "user", content: text }] });
}
