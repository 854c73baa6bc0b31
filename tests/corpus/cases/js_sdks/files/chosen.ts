// The model that a visitor picked last, else the one that we start with.
export function chosen(): string {
  const kept = localStorage.getItem("picked");
  return kept || "gemma3:4b";
}
