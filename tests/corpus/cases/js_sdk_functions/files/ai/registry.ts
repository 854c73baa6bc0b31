import { anthropic } from "@ai-sdk/anthropic";
import { createCohere } from "@ai-sdk/cohere";
import { createProviderRegistry } from "ai";

const BASE = "https://api.deepgram.com/v1";

export const registry = createProviderRegistry({ anthropic, cohere: createCohere({ apiKey: key() }) });

export const speak = (text: string) => fetch(`${BASE}/speak`, { method: "POST", body: text });

export const swift = (model: string) => new SwiftModel({ model, baseURL: "https://api.cerebras.ai/v1" });
