import os

def voices(path, device):
    os.system(
        f'python -m demucs.separate -n htdemucs --two-stems=vocals "{path}" --device "{device}"'
    )

SPEECH = "vad_multilingual_marblenet"


def configure(config):
    config.diarizer.vad.model_path = SPEECH
