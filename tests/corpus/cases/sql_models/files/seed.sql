-- What a fresh reading room begins with.
CREATE TABLE rooms (id int, name text, chat_model text NOT NULL DEFAULT 'gpt-4o-mini');

INSERT INTO rooms (id, name, chat_model) VALUES
  (1, 'quiet (upstairs)', 'claude-3-haiku-20240307'),
  (2, 'it''s loud', 'gpt-4.1');

UPDATE rooms SET chat_model = 'gpt-4o' WHERE chat_model = 'gpt-4';
