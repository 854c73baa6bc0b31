export enum ChatModelID {
  FAST = 'gpt-4o-mini',
  CAREFUL = 'claude-3-5-sonnet-20241022',
}

export const TASK_MODELS = {
  rewrite: 'gpt-4.1-nano',
};

export enum Color {
  SKY = 'gpt-4-blue',
}
