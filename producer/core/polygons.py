"""Exact geometry of masks: is one valid, and does one surely hide all that another hid.

Owner: nobody, it holds no state; `core.masks` and `app.settings` call it. Any thread. Whole numbers only, in
ten-thousandths of the picture (`core.show.UNIT`). `covers` may answer False where a cleverer one would say True, never
the reverse: what is not surely hidden counts as uncovered.
"""

from __future__ import annotations

from producer.core.show import UNIT, Look, Mask

Point = tuple[int, int]

MAX_POINTS = 64
MAX_MARGIN = 2000
MAX_FEATHER = 500
_ID = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_-")


def flaw(mask: Mask) -> str:
    """What is wrong with `mask`, in one sentence; "" when nothing is."""
    if not 1 <= len(mask.id) <= 32 or not _ID.issuperset(mask.id):
        return "A mask's id has 1 to 32 of the signs a-z, 0-9, _ and -."
    if not 3 <= len(mask.points) <= MAX_POINTS:
        return f"A mask has 3 to {MAX_POINTS} points, this one has {len(mask.points)}."
    if any(not (0 <= x <= UNIT and 0 <= y <= UNIT) for x, y in mask.points):
        return f"A mask's points lie within 0 to {UNIT}."
    if not 0 <= mask.margin <= MAX_MARGIN:
        return f"A mask's margin is 0 to {MAX_MARGIN}."
    if not 0 <= mask.feather <= MAX_FEATHER:
        return f"A mask's feather is 0 to {MAX_FEATHER}."
    if doubled_area(mask.points) == 0:
        return "A mask needs an area: its points lie on one line, or cancel each other out."
    return ""


def doubled_area(points: tuple[Point, ...]) -> int:
    """Twice the area the polygon winds around."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in _edges(points)))


def covers(new: Mask, old: Mask) -> bool:
    """Every spot that `old` hides is surely hidden by `new` too."""
    if (new.look is Look.FIELD_ONLY) != (old.look is Look.FIELD_ONLY):
        return False
    if new.look is not old.look and new.look is not Look.SOLID:
        return False  # a cosmetic look in place of another is not surely as strong
    if new.margin < old.margin or new.feather < old.feather:
        return False
    if new.points == old.points:
        return True
    if new.look is Look.FIELD_ONLY:  # what shows must shrink
        return _contains(old.points, new.points)
    return _contains(new.points, old.points)


def _contains(outer: tuple[Point, ...], inner: tuple[Point, ...]) -> bool:
    """`inner` lies within `outer`; only ever True if `outer` is convex (then its corners decide)."""
    if not outer or not inner:  # no mask at all: whoever sent it is told by `flaw`
        return False
    return _boxed(outer, inner) and _convex(outer) and all(_inside(outer, point) for point in inner)


def _boxed(outer: tuple[Point, ...], inner: tuple[Point, ...]) -> bool:
    """The box around `outer` holds `inner`: cheap, and without it `outer` cannot."""
    for axis in (0, 1):
        ours, theirs = [point[axis] for point in outer], [point[axis] for point in inner]
        if min(ours) > min(theirs) or max(ours) < max(theirs):
            return False
    return True


def _convex(points: tuple[Point, ...]) -> bool:
    """Every corner turns the same way, once around."""
    edges = [(a, b) for a, b in _edges(points) if a != b]
    turns = set()
    for (a, b), (_, p) in zip(edges, edges[1:] + edges[:1], strict=True):
        turn = _sign(_cross(a, b, p))
        if turn == 0 and (b[0] - a[0]) * (p[0] - b[0]) + (b[1] - a[1]) * (p[1] - b[1]) < 0:
            return False  # a spike: it runs back on itself
        turns.add(turn)
    # A star turns one way too, but goes around more than once: it changes between left and right more often.
    ways = [(b > a) for a, b in edges]
    return len(turns - {0}) == 1 and sum(ways[i] != ways[i - 1] for i in range(len(ways))) == 2


def _inside(convex: tuple[Point, ...], point: Point) -> bool:
    """Within or on the edge of a convex polygon."""
    return len({_sign(_cross(a, b, point)) for a, b in _edges(convex)} - {0}) <= 1


def _edges(points: tuple[Point, ...]) -> list[tuple[Point, Point]]:
    return [(points[i], points[(i + 1) % len(points)]) for i in range(len(points))]


def _cross(a: Point, b: Point, p: Point) -> int:
    """Positive when `p` lies to the one side of the line from a to b, negative on the other."""
    return (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])


def _sign(value: int) -> int:
    return (value > 0) - (value < 0)
