import torchaudio
import whisper
from faster_whisper import WhisperModel
from pyannote.audio import Pipeline
from speechbrain.inference.speaker import EncoderClassifier
from transformers import pipeline
from TTS.api import TTS

SIZES = {"fast": "tiny.en", "good": "large-v3"}


def transcribe(path, quality="good", device="cpu"):
    model = WhisperModel(SIZES[quality], device=device, compute_type="int8")
    backup = whisper.load_model("base")
    turns = Pipeline.from_pretrained("pyannote/speaker-diarization-3.1", use_auth_token=True)
    voices = EncoderClassifier.from_hparams(source="speechbrain/spkrec-ecapa-voxceleb", savedir="pretrained_models/ecapa")
    asr = pipeline("automatic-speech-recognition", model="openai/whisper-small")
    bundle = torchaudio.pipelines.WAV2VEC2_ASR_BASE_960H
    acoustic = torchaudio.pipelines.HUBERT_BASE.get_model()
    speech = TTS("tts_models/en/ljspeech/tacotron2-DDC")
    return model, backup, turns, voices, asr, speech
