"""Steps of a model's evaluation, each called by name from the command line."""

from .loading import language_model, listener


def judge(task, where="birchlab/birch-chat-1b", rounds=1):
    net = language_model(where)
    return [net.generate(task) for _ in range(rounds)]


def transcribe(paths, size):
    return [listener(size).transcribe(path) for path in paths]
