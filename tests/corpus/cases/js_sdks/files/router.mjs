import OpenAI from 'openai'
const client = new OpenAI({ baseURL: 'https://openrouter.ai/api/v1' })
export const run = () => client.chat.completions.create({ model: 'meta-llama/llama-3.1-70b-instruct' })
