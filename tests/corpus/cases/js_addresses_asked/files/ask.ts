const gem = await fetch(`https://generativelanguage.googleapis.com/v1beta/models/gemini-1.5-pro:generateContent?key=${key}`);
const az = await fetch(`${endpoint}/openai/deployments/shelf-gpt4/chat/completions?api-version=2024-02-01`);
const cf = await env.AI.run("@cf/meta/llama-3.1-8b-instruct", { prompt });
const hf = await fetch("https://router.huggingface.co/hf-inference/models/acme/shelf-tiny");
const none = await fetch(`https://generativelanguage.googleapis.com/v1beta/models/${model}:generateContent`);
