"""`clearweights identify`: recognize license texts, one JSON line per license found."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from clearweights.cli import exits
from clearweights.cli.safe import safe
from clearweights.knowledge import load_knowledge
from clearweights.resolve.identify import identify as identify_text
from clearweights.resolve.opening import named_by_hash
from clearweights.safeio import UnreadableError, as_utf8, read_bytes


def identify(files: Sequence[Path]) -> int:
    """Print path, expression, match and score; a file that cannot be read makes the result 3."""
    status = exits.OK
    for path in files:
        try:
            text = as_utf8(read_bytes(path)).decode("utf-8-sig", errors="replace")
        except UnreadableError as e:
            print(f"clearweights: {safe(str(path))}: {e.why}", file=sys.stderr)
            print("Name files that exist and that you may read.", file=sys.stderr)
            status = exits.INCOMPLETE
            continue
        for match in named_by_hash(text, identify_text(text), load_knowledge()):
            line = {
                "path": str(path),
                "expression": match.expression,
                "match": match.match,
                "score": round(match.score, 4),
                "start_line": match.start_line,
                "end_line": match.end_line,
                "note": str(match.note or ""),
            }
            print(json.dumps(line, ensure_ascii=False))
    return status
