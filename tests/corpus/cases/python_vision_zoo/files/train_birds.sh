python train_net.py --config-file Base-Birds.yaml --num-gpus 2 MODEL.WEIGHTS detectron2://ImageNetPretrained/FAIR/X-101.pkl
