import { generateText, embed } from "ai";
import { openai } from "@ai-sdk/openai";
import { anthropic } from "@ai-sdk/anthropic";
import { ChatGroq } from "@langchain/groq";
import { OpenAIEmbeddings } from "@langchain/openai";

export const models = [
  { id: "gpt-4.1", name: "GPT-4.1", note: "text/plain" },
  { id: "claude-sonnet-4-20250514", name: "Claude" },
];
await generateText({ model: openai("gpt-4o"), prompt: "hi" });
await generateText({ model: anthropic("claude-3-7-sonnet-20250219"), prompt: "hi" });
await embed({ model: openai.embedding("text-embedding-3-small"), value: "hi" });
const groq = new ChatGroq({ model: "llama-3.3-70b-versatile" });
const store = new OpenAIEmbeddings({ modelName: "text-embedding-3-large" });
