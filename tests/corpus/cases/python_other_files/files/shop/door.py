from typing import *

from dashscope.audio.tts_v2 import *
from shop.house import *
from transformers import AutoModelForCausalLM


def welcome() -> Optional[str]:
    model = AutoModelForCausalLM.from_pretrained(GREETER)
    speaker = SpeechSynthesizer(model=VOICE, voice="ada")
    return speaker.call(model.greet())
