GREETER = "maplelab/maple-greeter"
VOICE = "maple-voice-3"
