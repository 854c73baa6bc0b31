import { pipeline } from "@huggingface/transformers";
import { SPEECH as LISTEN, OWNER, SIZE, NETS } from "./lib/consts";
import * as consts from "./lib/consts";
import { elsewhere } from "some-package";

export const listen = await pipeline("automatic-speech-recognition", LISTEN);
export const write = await pipeline("text-generation", `${OWNER}/larch-${SIZE}`);
export const look = await pipeline("image-to-text", NETS.captions);
export const name = await pipeline("text-classification", `${consts.NETS.owner}/larch-labels`);
export const open = await pipeline("text-generation", `${elsewhere}/larch-unsaid`);
