import Groq from "groq-sdk"

export async function summarize(text: string, wanted: { model?: string }) {
  const groqModel = `${
    wanted.model ||
    process.env.SUMMARY_GROQ_MODEL ||
    "mixtral-8x7b-32768"
  }`
  const groq = new Groq({ apiKey: `${process.env.GROQ_API_KEY || ""}` })
  return groq.chat.completions.create({ model: groqModel, messages: [{ role: "user", content: text }] })
}
