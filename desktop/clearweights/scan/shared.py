"""Links to files that people share from a storage of their own."""

from __future__ import annotations

import re

WITH_ID = r"(?!\S*[?&]id=[A-Za-z]{1,12}(?:&|$))"
"""Plain words are no id of a file: `uc?id=Model`."""

_SHARED = re.compile(
    WITH_ID
    + r"https://(?:drive\.google\.com/(?:uc\?|file/d/|open\?|drive/folders/)|drive\.usercontent\.google\.com/download\?|"
    r"docs\.google\.com/uc\?|"
    r"[\w.\-]+\.box\.com/shared/static/|"
    r"(?:www\.)?dropbox\.com/|dl\.dropboxusercontent\.com/|1drv\.ms/|onedrive\.live\.com/)\S+|"
    r"https://[\w.\-]+/(?:index\.php/)?(?:f|s|d)/\w{10,40}/(?:\?dl=1|download)|"
    r"https://zenodo\.org/records?/\d+/files/[^/?.]+(?:\?download=1)?|"
    r"https://(?:cloud|seafile|box|pan)\.[\w.\-]+/(?:f|d)/[0-9a-f]{10,40}/?"
)


def is_shared(address: str) -> bool:
    """Say whether an address is a link to somebody's storage."""
    return _SHARED.fullmatch(address) is not None
