"""What the program tells its developers: nothing, or a file that somebody asks for.

A scanner that fails on a file is a `Problem` in the result, in words for its reader. The place in
our code goes to the file that the environment variable `CLEARWEIGHTS_LOG` names, and nowhere else.
"""

from __future__ import annotations

import logging
import os

VARIABLE = "CLEARWEIGHTS_LOG"


def configure() -> None:
    """Keep log records off stderr; append them to the named file, where there is one.

    A second call in one process does nothing. A file that cannot be written is passed over.
    """
    logger = logging.getLogger("clearweights")
    if logger.handlers:
        return
    logger.propagate = False
    handler: logging.Handler = logging.NullHandler()
    name = os.environ.get(VARIABLE)
    if name:
        try:
            handler = logging.FileHandler(name, encoding="utf-8", errors="backslashreplace")
        except OSError:
            pass
        else:
            form = logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s")
            handler.setFormatter(form)
    logger.addHandler(handler)
