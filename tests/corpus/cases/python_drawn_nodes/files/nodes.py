"""Nodes that people put into a drawn workflow."""

from transformers import AutoModelForCausalLM

from .faces import analyser

CAPTIONERS = ["warbler/warble-caption-3b", "warbler/warble-caption-7b"]


class LoadCaptioner:
    @classmethod
    def INPUT_TYPES(s):
        return {
            "required": {
                "repo": (CAPTIONERS, {"default": CAPTIONERS[0]}),
                "precision": (["fp16", "bf16"],),
            },
            "optional": {"words": ("STRING", {"default": "warbler/long-words-like-an-id", "multiline": True})},
        }

    RETURN_TYPES = ("CAPTIONER",)
    FUNCTION = "load"

    def load(self, repo, precision, words=""):
        return (AutoModelForCausalLM.from_pretrained(repo, torch_dtype=precision), words)


class LoadFaces:
    @classmethod
    def INPUT_TYPES(s):
        return {"required": {"kit": (["buffalo_l", "antelopev2"],), "provider": (["CPU", "CUDA"],)}}

    RETURN_TYPES = ("FACES",)
    FUNCTION = "load"

    def load(self, kit, provider):
        return (analyser(kit, provider),)
