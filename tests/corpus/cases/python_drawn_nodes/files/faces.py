from insightface.app import FaceAnalysis


def analyser(kit, provider):
    return FaceAnalysis(name=kit, providers=[provider + "ExecutionProvider"])
