import OpenAI from "openai";

export class Replies {
  private client = new OpenAI();

  constructor(private readonly model: string) {}

  answer(question: string) {
    return this.client.chat.completions.create({
      model: this.model,
      messages: [{ role: "user", content: question }],
    });
  }
}
