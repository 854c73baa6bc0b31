export const models = [
  { value: "birds-small", label: "Small", provider: "xai" },
  { value: "birds-large", label: "Large", provider: "openai" },
];
