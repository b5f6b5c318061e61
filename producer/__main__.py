"""`python -m producer` and the `producer` command; the only place that exits."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and exit with its code."""
    from producer.app.main import main as command

    sys.exit(command())


if __name__ == "__main__":
    main()
