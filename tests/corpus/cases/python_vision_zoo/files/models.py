import timm
import torch
import torchvision
from torchvision import models, transforms
from torchvision.datasets import CIFAR10
from torchvision.models import ResNet50_Weights, resnet50
from ultralytics import YOLO
import open_clip

backbone = timm.create_model("vit_base_patch16_224", pretrained=True)
scratch = timm.create_model("resnet18", pretrained=False)
hub_model = timm.create_model("hf_hub:timm/eva02_large_patch14_448", pretrained=True)
vgg = models.vgg16(pretrained=True)
empty = models.alexnet()
resnet = resnet50(weights=ResNet50_Weights.IMAGENET1K_V2)
dino = torch.hub.load("facebookresearch/dinov2", "dinov2_vits14")
detector = YOLO("yolov8n.pt")
mine = YOLO("runs/detect/train/weights/best.pt")
clip_model, _, preprocess = open_clip.create_model_and_transforms("ViT-B-32", pretrained="laion2b_s34b_b79k")
data = CIFAR10(root="./data", train=True, download=True)
state = torch.hub.load_state_dict_from_url("https://dl.example.org/weights/swin_tiny.pth")
