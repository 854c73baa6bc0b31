import { customProvider, gateway } from "ai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { xai } from "@ai-sdk/xai";
import { shelf } from "shelf-ai-provider";

const tern = createOpenAICompatible({
  name: "tern",
  baseURL: "https://api.tern.example/v1",
});

export const birds = customProvider({
  languageModels: {
    "birds-small": xai("grok-3-mini"),
    "birds-large": tern.chatModel("acme-labs/Tern-32B"),
    "birds-spare": gateway("acme-labs/tern-7b"),
    "birds-shelf": shelf("gull-small"),
  },
});
