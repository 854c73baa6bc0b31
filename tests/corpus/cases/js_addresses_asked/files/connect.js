import { connect } from "./wire.js";

export const shelf = connect(
  "https://api.deepinfra.com/v1/openai",
  process.env.SHELF_KEY,
  "Qwen/Qwen3-32B",
);

export const keeper = { model: "meta-llama/Llama-3.3-70B-Instruct-Turbo" };
