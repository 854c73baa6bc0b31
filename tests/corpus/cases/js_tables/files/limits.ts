export const chatModels: Record<string, Limits> = {
  "gpt-4o": limits(128000),
  o3: limits(200000),
  "o4-mini": limits(200000),
};

export const corners = { o1: [0, 0], o3: [1, 1] };
