"""Phrases, in English and French, by which documents show that something was done."""

from __future__ import annotations

BINDING = frozenset(
    {
        "use restrictions", "usage restrictions", "use-based restrictions", "acceptable use",
        "prohibited use", "prohibited uses", "use policy", "restricted uses", "must not use",
        "may not use", "shall not use", "agree not to", "you must comply", "are bound by",
        "is bound by", "restrictions d'utilisation", "restrictions d’utilisation",
        "utilisations interdites", "usages interdits", "usage interdit",
    }
)  # fmt: skip
"""Words that bind the reader to limits of use."""

SOURCE = frozenset(
    {
        "source code", "source is available", "complete source", "corresponding source",
        "get the source", "view source", "code source",
    }
)  # fmt: skip

REPOSITORIES = frozenset({"github.com", "gitlab.com", "codeberg.org", "git.sr.ht", "bitbucket.org"})
HUBS = frozenset({"huggingface.co", "hf.co", "modelscope.cn"})

CHANGED = frozenset(
    {
        "fine-tuned", "finetuned", "fine tuned", "fine-tune", "finetune", "fine-tuning",
        "modified", "modifications", "modification", "changed", "adapted", "quantized",
        "quantised", "merged", "converted", "pruned", "cleaned", "filtered", "modifié", "modifiée",
        "affiné", "affinée", "adapté", "adaptée", "quantifié", "fusionné", "changes",
    }
)  # fmt: skip

CITED = frozenset(
    {
        "@article", "@misc", "@inproceedings", "@software", "@dataset", "@techreport", "@online",
        "cite", "citation", "please cite", "références",
    }
)  # fmt: skip

COPYRIGHT = frozenset({"copyright", "©", "(c)"})

PHRASES = BINDING | SOURCE | REPOSITORIES | HUBS | CHANGED | CITED | COPYRIGHT
