import pretrainedmodels

net = pretrainedmodels.__dict__["se_resnext50_32x4d"](pretrained="imagenet")
empty = pretrainedmodels.__dict__["resnet18"](pretrained=None)
