import json
from pathlib import Path

import whisper

options = json.loads(Path("settings/speech.json").read_text())
model = whisper.load_model(options["whisper"]["size"])
