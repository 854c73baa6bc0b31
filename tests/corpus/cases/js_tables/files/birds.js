import * as tf from "@tensorflow/tfjs";

const HOSTED_MODEL_URL =
  "https://files.birdsong.example/finch/model.json";
const TRAIN_CSV_URL = "https://files.birdsong.example/songs-train.csv";
const LOCAL = "http://localhost:8080/model.json";

export async function start() {
  const model = await tf.loadLayersModel(HOSTED_MODEL_URL);
  return { model, rows: tf.data.csv(TRAIN_CSV_URL) };
}

export function fallback(model) {
  if (!model) {
    return "gpt-4.1-mini";
  }
  return model;
}
