import speech_recognition
from kokoro import KPipeline
from silero_vad import load_silero_vad
from spleeter.separator import Separator
from vosk import Model

listener = Model(model_name="vosk-model-small-en-us-0.15")
own = Model("models/herons")
words = speech_recognition.Recognizer().recognize_whisper(sound, model="base.en")
parts = Separator("spleeter:2stems")
speaker = KPipeline(lang_code="a")
silence = load_silero_vad()
