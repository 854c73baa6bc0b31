-- Vectors for the notes of a reading club.
CREATE TABLE notes (id int, body text);

SELECT ai.openai_embed('text-embedding-3-small', body) FROM notes;
SELECT pgml.embed('birchlab/birch-embed-small', body) FROM notes;
SELECT ai.ollama_chat_complete('qwen3:4b', body) FROM notes;
INSERT INTO notes VALUES (1, 'we talked about gpt-4o');
