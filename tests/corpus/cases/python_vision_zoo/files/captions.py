"""Says what is to be seen, and takes the sentence apart."""

import benepar
from lavis.models import load_model_and_preprocess

benepar.download("benepar_en3")
model, read, _ = load_model_and_preprocess(name="blip_caption", model_type="base_coco")
