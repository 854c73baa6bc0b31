from fastai.vision.all import *

path = untar_data(URLs.PETS)
dls = ImageDataLoaders.from_folder(path, valid_pct=0.2, item_tfms=Resize(224))
learn = vision_learner(dls, resnet34, metrics=error_rate)
scratch = vision_learner(dls, resnet18, pretrained=False)
own = vision_learner(dls, HeronNet)
