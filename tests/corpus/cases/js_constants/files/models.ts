// What people can choose from.
export enum ChatModels {
  TINY = "mistral-tiny-latest",
  KIMI = "kimi-k2.6",
}
