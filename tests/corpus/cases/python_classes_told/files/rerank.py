from acme.base import Param


class Reranking:
    model_name: str = Param("rerank-v4.0-fast", help="Which model to ask.")

    def run(self, documents, query):
        import cohere

        client = cohere.Client("key")
        return client.rerank(model=self.model_name, query=query, documents=documents)
