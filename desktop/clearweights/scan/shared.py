"""Links to files that people share from a storage of their own."""

from __future__ import annotations

import re

_SHARED = re.compile(
    r"https://(?:drive\.google\.com/(?:uc\?|file/d/|open\?|drive/folders/)|drive\.usercontent\.google\.com/download\?|"
    r"docs\.google\.com/uc\?|"
    r"[\w.\-]+\.box\.com/shared/static/|"
    r"(?:www\.)?dropbox\.com/|dl\.dropboxusercontent\.com/|1drv\.ms/|onedrive\.live\.com/)\S+|"
    r"https://[\w.\-]+/(?:index\.php/)?(?:f|s|d)/\w{10,40}/(?:\?dl=1|download)|"
    r"https://(?:cloud|seafile|box|pan)\.[\w.\-]+/(?:f|d)/[0-9a-f]{10,40}/?"
)


NO_FILE = re.compile(
    r"https://[a-z.]+\.google\.com/[^?]*\?(?:[^#]*&)?id=[A-Za-z]{0,15}(?:[^\w\-].*)?"
)
"""Ids of Google's files have digits: a short word is what an address was filled with."""


def is_shared(address: str) -> bool:
    """Say whether an address is a link to somebody's storage."""
    return _SHARED.fullmatch(address) is not None and NO_FILE.fullmatch(address) is None
