"""Files that only read what was measured: their lists of models are labels of rows and plots."""

from __future__ import annotations

import re

from clearweights.domain.asset import AssetKind
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
    """Drop the names of hosted models from a file that can only read and show results."""
    roots = {module.partition(".")[0] for module in names.modules}
    shows = not roots.isdisjoint(_PLOTS) or _NAMED.search(file.path.lower()) is not None
    if shows and roots <= _READS and not any(word in file.data for word in _REQUEST):
        found.hits = [hit for hit in found.hits if not _is_label(hit)]


def _is_label(hit: Hit) -> bool:
    return hit.how == "named-value" and hit.kind is AssetKind.SERVICE
