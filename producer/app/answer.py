"""How a command answers: words for a person, or one JSON object for a program.

Owner: nobody; called by the commands of recordings, keys and retention in their only thread.
"""

from __future__ import annotations

import argparse
import json


def say(args: argparse.Namespace, done: bool, text: str, rows: list[str] | None = None) -> int:
    """Print `text` and `rows`, as JSON if `args.json`; the exit code: 0 done, 1 not."""
    if args.json:
        print(json.dumps({"ok": done, "text": text, "rows": rows or []}, ensure_ascii=False))
    else:
        print("\n".join([text, *(rows or [])]))
    return 0 if done else 1
