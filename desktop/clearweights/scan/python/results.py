"""Files that only read what was measured: their lists of models are labels of rows and plots."""

from __future__ import annotations

import re

from clearweights.domain.asset import AssetKind, Hub
from clearweights.scan.base import SourceFile
from clearweights.scan.python.found import Found, Hit
from clearweights.scan.python.scopes import FileNames

_PLOTS = frozenset("matplotlib seaborn plotly pylab altair bokeh tabulate".split())
_READS = _PLOTS | frozenset(
    """
    __future__ adjustText argparse ast collections copy csv dataclasses datetime enum functools glob
    IPython itertools json logging math natsort networkx numpy operator os pandas pathlib pickle
    polars pprint random re scipy sklearn statistics statsmodels string sys textwrap time tqdm
    typing warnings wordcloud yaml
    """.split()
)
"""Modules with which nothing is loaded or asked."""

_NAMED = re.compile(
    r"(?:^|[/_\-])(?:analy[sz]\w*|plot\w*|figures?|visuali[sz]\w*|tables?|aggregate\w*|summari[sz]\w*)"
    r"(?=[_\-./])"
)
_REQUEST = (b"messages", b"custom_id", b"chat/completions")
"""A file that writes requests chooses whom to ask, though others send them."""


def without_results(names: FileNames, file: SourceFile, found: Found) -> None:
    """Drop names from a file that can only read and show results.

    Those of hosted models, and, where it plots and runs nothing else, those of the hub: the keys
    of what was measured. What a file of results loads is named at the call.
    """
    roots = {module.partition(".")[0] for module in names.modules if not _IS_LOGGING(module)}
    plots = not roots.isdisjoint(_PLOTS)
    shows = plots or _NAMED.search(file.path.lower()) is not None
    if not shows or any(word in file.data for word in _REQUEST):
        return
    if roots <= _READS:
        found.hits = [hit for hit in found.hits if not _is_label(hit)]
    if plots and roots <= _READS | _TABLES and not _loads_more(file, found):
        found.hits = [hit for hit in found.hits if not _is_row(hit)]


_IS_LOGGING = re.compile(r"(?:datasets|transformers)\.utils(?:\.|$)").match
_TABLES = frozenset({"datasets"})
"""A library that tables of results are read with, too."""

_RUNS = (b"os.system(", b"subprocess", b"!python", b"!accelerate", b"!torchrun")


def _loads_more(file: SourceFile, found: Found) -> bool:
    """Say whether a file runs other programs, or loads something whose name it only looks up."""
    return bool(found.choices or found.imported) or any(word in file.data for word in _RUNS)


def _is_row(hit: Hit) -> bool:
    return hit.how == "named-value" and hit.hub is Hub.HUGGINGFACE and not hit.output


def _is_label(hit: Hit) -> bool:
    return hit.how == "named-value" and hit.kind is AssetKind.SERVICE
