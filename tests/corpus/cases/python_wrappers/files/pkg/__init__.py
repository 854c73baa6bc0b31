from pkg.loading import Encoder, get_model
