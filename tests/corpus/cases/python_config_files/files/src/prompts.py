from clip import clip


def frozen_encoder(cfg):
    name = cfg.MODEL.BACKBONE.NAME
    weights = clip._download(clip._MODELS[name])
    return clip.build_model(weights)
