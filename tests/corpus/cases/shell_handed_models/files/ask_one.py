from fire import Fire

from helper import ask_hosted


def main(model: str = "acme-labs/door-3b"):
    print(ask_hosted(model=model, messages=[]))


if __name__ == "__main__":
    Fire(main)
