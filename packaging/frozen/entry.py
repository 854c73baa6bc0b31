"""Where the frozen program starts."""

import sys

from clearweights.__main__ import main

sys.exit(main())
