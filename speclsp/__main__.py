"""`python -m speclsp`. The working directory is no place to import from: it may be hostile."""

from __future__ import annotations

import sys

if __name__ == "__main__":
    if not sys.flags.safe_path:
        # What `-P` would have left out. The package itself is found already.
        del sys.path[0]
    try:
        from speclsp.cli.entry import main

        code = main()
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
