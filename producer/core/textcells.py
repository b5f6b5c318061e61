"""Words into lines of cells: a Latin letter takes one cell, a Han or full-width sign two, a combining mark none.

Owner: nobody, it holds no state; captions and graphics call it. Any thread. Lines break at spaces; between Han signs
anywhere, but never before a closing mark and never after an opening one. A word longer than a line is cut. Control
characters become spaces: what comes from a keyboard or a script may not move the pen.
"""

from __future__ import annotations

_WIDE = (
    (0x1100, 0x115F), (0x2E80, 0x303E), (0x3041, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA000, 0xA4CF),
    (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF00, 0xFF60), (0xFFE0, 0xFFE6), (0x1F300, 0x1FAFF),
    (0x20000, 0x3FFFD),
)  # fmt: skip
"""East Asian wide and full-width, by block (UAX 11)."""
_MARKS = ((0x0300, 0x036F), (0x1AB0, 0x1AFF), (0x200B, 0x200F), (0x20D0, 0x20FF), (0xFE00, 0xFE0F), (0xFE20, 0xFE2F))
"""Take no cell of their own."""
_CLOSING = frozenset("，。、；：？！）》〉」』】〕’”…—,.;:?!)]}%")
_OPENING = frozenset("（《〈「『【〔‘“([{")


def cells(text: str) -> int:
    """Cells that `text` takes in a line."""
    return sum(_cells(ch) for ch in text)


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells (at least 4), without spaces at their ends; none for nothing to show."""
    lines, line, room = [], "", max(4, width)
    for piece in _pieces(text):
        if cells(line) + cells(piece.rstrip()) > room and line:
            lines.append(line.rstrip())
            line = ""
        piece = piece if line else piece.lstrip()
        while cells(piece.rstrip()) > room:  # a word longer than a line
            head = _head(piece, room)
            lines.append(piece[:head])
            piece = piece[head:]
        line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    """What must stay together, with the space behind it."""
    pieces: list[str] = []
    last = ""
    for ch in " ".join("".join(ch if ch.isprintable() else " " for ch in text).split()):
        if not pieces or _breaks(last, ch):
            pieces.append(ch)
        else:
            pieces[-1] += ch
        last = ch
    return pieces


def _breaks(last: str, ch: str) -> bool:
    """A line may end between these two."""
    if ch == " " or _cells(ch) == 0:
        return False
    if last == " ":
        return True
    if ch in _CLOSING or last in _OPENING:
        return False
    return _cells(last) == 2 or _cells(ch) == 2


def _head(piece: str, room: int) -> int:
    """How many signs of `piece`, which is too long, fill a line of `room` cells."""
    end = 1
    while cells(piece[: end + 1]) <= room:
        end += 1
    return end


def _cells(ch: str) -> int:
    code = ord(ch)
    if code < 0x300:
        return 1
    if any(first <= code <= last for first, last in _MARKS):
        return 0
    return 2 if any(first <= code <= last for first, last in _WIDE) else 1
