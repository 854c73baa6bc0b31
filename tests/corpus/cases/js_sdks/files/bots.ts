import { TernBot } from "./tern";

// What each model is called where people choose, and what is sent.
export enum BotModel {
  "claude-2-long" = "b2_long",
  "claude-2" = "claude-2.1",
}

export function build(kind: string, key: string) {
  switch (kind) {
    case "quick":
      return new TernBot(key, "gpt-4o-mini")
    default:
      return new TernBot(key, BotModel["claude-2"])
  }
}
