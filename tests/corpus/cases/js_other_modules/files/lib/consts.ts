export const OWNER = "larchlab";
export const SIZE = "small";
export const SPEECH = "larchlab/larch-speech-onnx";
export const NETS = { captions: "larchlab/larch-captions", owner: "larchlab" };
