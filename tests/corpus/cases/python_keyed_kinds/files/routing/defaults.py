"""What the router is made of: tables whose keys say what stands under them."""

from lm_eval import tasks

LLM_DEFAULTS = {
    "similarity": {
        "battle_datasets": ["cedar-lab/arena-battles-55k", "cedar-lab/judged_battles"],
        "embedding_datasets": ["cedar-lab/battle_vectors"],
    },
    "bert": {"checkpoint_path": "cedar-lab/router_bert"},
}


def check(names: list = ["hellaswag", "shelf_order"]):
    return tasks.get_task_dict(names)
