import OpenAI, { AzureOpenAI } from "openai";

export const reef = new OpenAI({ apiKey: process.env.REEF, baseURL: "https://api.together.xyz/v1" });

export function getShelf() {
  return new OpenAI({ baseURL: "https://openrouter.ai/api/v1", apiKey: process.env.SHELF });
}

const office = new AzureOpenAI({ endpoint: process.env.OFFICE });
export default office;
