import Replicate from "replicate";

export async function draw(prompt: string, version: string) {
  const replicate = new Replicate({ auth: process.env.REPLICATE_TOKEN });
  return replicate.predictions.create({ version, input: { prompt } });
}
