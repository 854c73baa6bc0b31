import { pipeline, AutoTokenizer } from '@huggingface/transformers'
import * as ort from 'onnxruntime-web'
import { InferenceClient } from '@huggingface/inference'

const MODEL_ID = 'Xenova/clip-vit-base-patch16'
const SIZES = {
  'onnx-community/whisper-tiny': 41,
  'onnx-community/whisper-base': 77,
}
const embedder = await pipeline('feature-extraction', 'mixedbread-ai/mxbai-embed-xsmall-v1')
const tokenizer = await AutoTokenizer.from_pretrained(MODEL_ID)
const session = await ort.InferenceSession.create('https://example.org/files/yolov8n.onnx')
const hf = new InferenceClient(process.env.HF_TOKEN)
await hf.textGeneration({ model: 'mistralai/Mistral-7B-Instruct-v0.2', inputs: 'x' })
fetch('https://api-inference.huggingface.co/models/google/vit-base-patch16-224')
const help = 'see https://huggingface.co/openai/whisper-large-v3'
const css = 'bg-white/10 text/sm'
const mime = { type: 'audio/wav' }
await import('@scope/model')
