import hydra
from omegaconf import DictConfig
from transformers import AutoModelForCausalLM


@hydra.main(version_base=None, config_path="../conf", config_name="config")
def main(config: DictConfig):
    return AutoModelForCausalLM.from_pretrained(config.model.name_or_path)


main()
