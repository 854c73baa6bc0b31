from dataclasses import dataclass
from enum import Enum

import timm
from transformers import AutoModel


@dataclass
class Spec:
    hf_id: str
    dim: int
    pooling: str = "mean"


REGISTRY = {
    "small": Spec(hf_id="intfloat/multilingual-e5-small", dim=384),
    "base": Spec("sentence-transformers/LaBSE", 768),
}


class Backbone(Enum):
    VIT = "vit_small_patch14_dinov2.lvd142m"
    RESNET = "resnet50.a1_in1k"


def text_model(size):
    return AutoModel.from_pretrained(REGISTRY[size].hf_id)


def image_model(kind: Backbone):
    return timm.create_model(kind.value, pretrained=True, num_classes=0)


def load():
    return [image_model(kind) for kind in Backbone]
