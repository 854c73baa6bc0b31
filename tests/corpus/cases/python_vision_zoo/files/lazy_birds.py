from detectron2.config import LazyCall as L

from .common import train

train.max_iter = 9000
train.init_checkpoint = "detectron2://ImageNetPretrained/MSRA/R-101.pkl"
