function answer = ask(text, nvp)
%ASK answers with openAIChat("Hi", ModelName="gpt-4-turbo")
arguments
    text (1,1) string
    nvp.ModelName (1,1) string {mustBeTextScalar} = "gpt-4o-mini"
end
chat = openAIChat("Be kind.", ModelName=nvp.ModelName);
local = ollamaChat("llama3.2");
answer = generate(chat, text) + generate(local, text);
end
