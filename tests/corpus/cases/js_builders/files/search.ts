import { pipeline } from "@huggingface/transformers";
const OWNER = "Xenova";
export const embed = await pipeline("feature-extraction", OWNER + "/gte-small");
