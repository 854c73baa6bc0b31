class Answers {
  ChatModel house = OllamaChatModel.builder().baseUrl("http://localhost:11434").modelName("llama3.2").build();
  ChatModel hosted = OpenAiChatModel.builder().modelName("shelf-writer-2").build();
}
