# What the tern classifier is trained from.
local base = "distilroberta-base";
{
  reader:: { type: "diary", model_name: base },
  model: { type: "basic", embedder: { model_name: "roberta-large" } },
}
