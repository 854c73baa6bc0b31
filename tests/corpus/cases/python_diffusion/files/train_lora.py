import argparse
from pathlib import Path

from diffusers import AutoencoderKL, ControlNetModel, StableDiffusionXLPipeline, UNet2DConditionModel
from huggingface_hub import hf_hub_download, snapshot_download

MODELS = {
    "sdxl": "stabilityai/stable-diffusion-xl-base-1.0",
    "turbo": "stabilityai/sdxl-turbo",
}
VAE_REPO = "madebyollin/sdxl-vae-fp16-fix"
WEIGHTS = "https://huggingface.co/lllyasviel/sd-controlnet-canny/resolve/main/diffusion_pytorch_model.bin"


def load(name: str, precision="fp16"):
    vae = AutoencoderKL.from_pretrained(VAE_REPO)
    unet = UNet2DConditionModel.from_pretrained(MODELS[name], subfolder="unet", variant=precision)
    unet.load_state_dict({})
    pipe = StableDiffusionXLPipeline.from_pretrained(MODELS.get(name), vae=vae)
    pipe.load_lora_weights("ostris/super-cereal-sdxl-lora", weight_name="cereal.safetensors")
    return pipe


def fetch(root: Path):
    config = {"repo_id": "lambdalabs/naruto-blip-captions", "repo_type": "dataset"}
    snapshot_download(**config, local_dir=root / "images")
    hf_hub_download("InstantX/InstantID", filename="ip-adapter.bin", local_dir="checkpoints/instantid")
    return UNet2DConditionModel.from_pretrained(root / "unet")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", choices=MODELS, default="sdxl")
    load(parser.parse_args().name)
