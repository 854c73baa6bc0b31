export function chosen(kind: string) {
  if (kind === "rewrite") return process.env.REWRITE_MODEL ?? "claude-3-5-haiku-20241022";
  return process.env.REGION ?? "eu-west/x-1";
}
