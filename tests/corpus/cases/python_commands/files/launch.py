import os
from itertools import product

RATES = [1e-5, 2e-5, 3e-5, 5e-5]
commands = []
for net, rate, seed, fold in product(["birch-7b", "birch-13b"], RATES, range(5), [1, 2, 3, 4]):
    commands.append(
        f"CUDA_VISIBLE_DEVICES={fold} python train.py --lr {rate} --seed {seed} --out {FOLDER} "
        f"--model_name_or_path birchlab/{net} --dataset_name birchlab/{DATA}"
    )

for command in commands:
    os.system(command)
os.system("python score.py --out %s --judge_model birchlab/birch-judge" % FOLDER)
