"""Which data a run goes through."""

DATASETS = ["studio-nord/wren-1", "studio-nord/owl-2", "studio-nord/tit-3"]
MANY_TONGUES = ["studio-nord/calls_intent_de-DE", "studio-nord/calls_intent_fr-FR"]
