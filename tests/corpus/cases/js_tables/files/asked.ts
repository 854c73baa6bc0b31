export const ASKED_MODELS = ["gpt-4o", "gpt-4o-mini", "gemini-2.0-flash", "larch-3-70b", "auto"];
