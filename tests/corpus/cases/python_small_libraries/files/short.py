import esm
from transformer_lens import HookedTransformer

net, alphabet = esm.pretrained.load_model_and_alphabet("esm2_t6_8M_UR50D")
lens = HookedTransformer.from_pretrained("gpt2-small", device="cpu")
cited = Doi(id="10.1186/s13321-020-00455")
