import Foundation
import OpenAI

struct Reader {
    let shelf: OpenAI

    func shorten(_ page: String) async throws -> ChatResult {
        let question = ChatQuery(
            messages: [.user(.init(content: .string(page)))],
            model: .gpt4_o_mini,
            temperature: 0.2
        )
        return try await shelf.chats(query: question)
    }
}
