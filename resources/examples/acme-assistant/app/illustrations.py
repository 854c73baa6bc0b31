"""Draws pictures for help pages."""

from diffusers import FluxPipeline

pipe = FluxPipeline.from_pretrained("black-forest-labs/FLUX.1-dev")


def draw(subject: str) -> None:
    """Draw one picture."""
    pipe(subject).images[0].save("illustration.png")
