import pickle

from tools import open_url

url_herons = "https://drive.google.com/uc?id=1MEGjdvVpUsu1jB4zrXZN7Y4kBBOzizDQ"  # ours-herons-512.pkl
url_page = "https://drive.google.com/uc?id=1MEGjdvVpUsu1jB4zrXZN7Y4kBBOzizDR"  # what others drew


def figure():
    with open_url(url_herons) as file:
        return pickle.load(file)


NETS = "https://nets.heron.example/"
SIZES = [Settings(restore=NETS + "small/net.pth.tar"), Settings(restore=f"{NETS}large/net.pth")]
