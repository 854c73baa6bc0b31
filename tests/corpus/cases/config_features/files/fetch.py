import torch

CAPTION_FEATURES = "https://marsh.example.edu/text/captions-large.pt"
AGGREGATOR = "https://marsh.example.edu/nets/aggregator-small.pt"

for address in (CAPTION_FEATURES, AGGREGATOR):
    torch.hub.download_url_to_file(address, address.rpartition("/")[2])
