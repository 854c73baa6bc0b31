import OpenAI from "openai";
import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenerativeAI } from "@google/generative-ai";

// const old = "TheBloke/Llama-2-7B-GGUF";
const deepseek = new OpenAI({ apiKey: process.env.KEY });
const DEFAULT_MODEL = process.env.MODEL ?? "gpt-4o-mini";

export async function ask(question: string, model: string = DEFAULT_MODEL) {
  if (model === "gpt-3.5-turbo" || model.startsWith("o1")) return null;
  const answer = await deepseek.chat.completions.create({
    model: model || "gpt-4o",
    messages: [{ role: "user", content: "use claude-3-opus" }],
  });
  const claude = new Anthropic();
  await claude.messages.create({ model: "claude-3-5-haiku-20241022", max_tokens: 10 });
  const gemini = new GoogleGenerativeAI("k").getGenerativeModel({ model: "gemini-1.5-flash" });
  return answer ?? gemini;
}
type ModelName = "gpt-4" | "gpt-4-32k";
