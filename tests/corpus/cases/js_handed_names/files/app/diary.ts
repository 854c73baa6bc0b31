import { openai } from "@ai-sdk/openai";
import { anthropic } from "@ai-sdk/anthropic";
import { groq } from "@ai-sdk/groq";
import { generateText } from "ai";
import names, { FAST } from "./names";

export const brief = (day: string) => generateText({ model: openai(names.short), prompt: day });
export const long = (day: string) => generateText({ model: anthropic(names.deep), prompt: day });
export const quick = (day: string) => generateText({ model: groq(FAST), prompt: day });
