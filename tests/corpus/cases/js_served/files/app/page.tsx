export async function ask(prompt: string, quick: boolean) {
  return fetch("/api/answer", {
    method: "POST",
    body: JSON.stringify({
      model: quick
        ? "willow-ai/Willow-7B-Instruct"
        : "birchlab/Birch-3-9B",
      prompt,
    }),
  });
}
