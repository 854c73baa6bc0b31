def find(cursor, words):
    cursor.execute(
        """
        SELECT title FROM notes
        ORDER BY vector <=> ai.ollama_embed('nomic-embed-text', %s)
        """,
        (words,),
    )
