"""A recording in the open: the film as one MP4, its chapters as WebVTT beside it.

Owner: `producer open`, which audits first. The one place where a film is written in plain: owner-only, and under its
own name only when it is whole.
"""

from __future__ import annotations

import os
from pathlib import Path

from producer.app.keystore import StoreFault
from producer.app.recordings import Part, film, notes
from producer.core.timebase import TICK_RATE


def export(part: Part, identity: str, to: Path) -> int:
    """Write the proven film of `part` as `to` and its chapters beside it (.vtt); bytes of film. Under its own name
    only when it is whole. Raises StoreFault."""
    draft = to.with_name(f".{to.name}.new")
    size = 0
    try:
        if to.exists():
            raise StoreFault(f"{to} is there already.")
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            for content in film(part, identity):
                size += file.write(content)
        marks = _chapters(part, identity)
        if marks:
            to.with_suffix(".vtt").write_text(marks, encoding="utf-8")
        os.rename(draft, to)
    except OSError as error:
        raise StoreFault(f"{to} cannot be written: {error.strerror}.") from None
    finally:
        draft.unlink(missing_ok=True)
    return size


def _chapters(part: Part, identity: str) -> str:
    """WebVTT of the chapter marks, "" when there are none."""
    marks = sorted((note.at, words) for note, words in notes(part, identity, "chapter"))
    ends = [at for at, _ in marks[1:]] + [max(part.account.totals.until, *(at for at, _ in marks[-1:]), 0)]
    cues = [
        f"{_stamp(at)} --> {_stamp(end)}\n{' '.join(words.split()).replace('-->', '→') or 'Chapter'}\n"
        for (at, words), end in zip(marks, ends, strict=False)
        if end > at
    ]
    return "\n".join(["WEBVTT\n", *cues]) if cues else ""


def _stamp(ticks: int) -> str:
    ms = ticks * 1000 // TICK_RATE
    return f"{ms // 3_600_000:02d}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}.{ms % 1000:03d}"
