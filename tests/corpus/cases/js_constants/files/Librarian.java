package org.example.library;

import com.anthropic.models.messages.Model;
import dev.langchain4j.model.openai.OpenAiChatModelName;

class Librarian {
    Object first() {
        return params().model(Model.CLAUDE_3_7_SONNET_LATEST).build();
    }

    Object second() {
        return builder().modelName(OpenAiChatModelName.GPT_4_O_MINI).build();
    }
}
