import os

import sherpa_onnx

ROOT = "weights"
HEARS = os.path.join(ROOT, "sherpa-onnx-paraformer-zh-small-2024-03-09")

VOICES = {
    "vits-piper-en_GB-alan-low": {"rate": 16000},
}


def voice(name):
    return sherpa_onnx.OfflineTts(os.path.join(ROOT, name), VOICES[name]["rate"])
