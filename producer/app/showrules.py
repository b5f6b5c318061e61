"""Rules of a show file that no single key can break: between keys, between tables, and about what may be seen.

Owner: `app.settings`, which calls these while it reads. Pure, any thread. Nothing of the privacy rules here can allow a
picture, the camera process and `core.consent` still judge every one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from producer.app.tables import Table, did_you_mean
from producer.core.case import Case
from producer.core.layouts import PICTURELESS, flaw
from producer.core.masks import MAX_MASKS
from producer.core.polygons import MAX_POINTS, doubled_area
from producer.core.rundown import scene_of
from producer.core.show import UNIT, Look, Profile, Show, SourceSpec

MOST_PICTURES = 8


def polygon(table: Table, value: object) -> tuple[tuple[int, int], ...]:
    """`value` of a mask's `points` as pairs within the picture; notes what is wrong and returns what is right."""
    allowed = f"3 to {MAX_POINTS} pairs [x, y] of whole numbers from 0 to {UNIT}, in ten-thousandths of the picture"
    if value is None:
        return ()
    if not isinstance(value, list) or not 3 <= len(value) <= MAX_POINTS:
        table.wrong("points", "not a polygon.", allowed)
        return ()
    points = []
    for number, pair in enumerate(value):
        if isinstance(pair, list) and len(pair) == 2 and all(type(at) is int and 0 <= at <= UNIT for at in pair):
            points.append((pair[0], pair[1]))
        else:
            table.wrong("points", f"point {number + 1} is not in the picture.", allowed, number)
    if len(points) == len(value) and not doubled_area(tuple(points)):
        table.wrong("points", "the points lie on one line, or cancel each other out, and hide nothing.", allowed)
    return tuple(points)


def judge_source(spec: SourceSpec, table: Table, harmless: bool) -> None:
    """One source for itself. `harmless`: by its options it can bring nothing but drawn pictures, files or loopback."""
    _once(((mask.id, "mask", number) for number, mask in enumerate(spec.masks)), table)
    if len(spec.masks) > MAX_MASKS:
        table.wrong("mask", f"{len(spec.masks)} masks.", f"at most {MAX_MASKS}")
    if spec.guards and not (spec.fixed and (spec.needs_masks or spec.masks) and spec.kind not in PICTURELESS):
        table.wrong(
            "guards",
            "a guard holds a picture against the view its masks were confirmed for: it needs a camera that stays put "
            "and has masks.",
            "no guards here",
        )
    if spec.kind in PICTURELESS:
        if spec.masks or spec.profile is not Profile.NONE:
            table.wrong("kind", f"a {spec.kind} has no picture: it takes neither masks nor a profile.")
        if spec.backup:
            table.wrong("backup", f"a {spec.kind} has no picture that another could stand in for.")
        return
    if spec.needs_masks and not spec.masks:
        table.wrong(
            "profile",
            f"a camera of profile {spec.profile.value!r} may show a patient and has no mask: it could never air.",
            f"add [[source.mask]] tables, or profile = {Profile.NONE.value!r} if it can show nothing of any patient",
        )
    if spec.confirmed and not harmless:
        table.wrong("confirmed", "the masks of a real camera are confirmed by a person at each start.", "false")
    drawn = [m for m in spec.masks if not (spec.profile is Profile.SCOPE and m.look is Look.FIELD_ONLY)]
    if not spec.fixed and drawn and not harmless:
        table.wrong(
            "fixed",
            "a camera that moves slides out from under masks drawn on its scene.",
            "fixed = true for one that stays put; profile = 'scope' with field_only masks round its picture",
        )


def judge_case(case: Case, show: Show, root: Table) -> None:
    """What the case file permits against what the show has: a slip of the pen would only be seen on the day."""
    for what, ids, known in (
        ("source", case.sources, [spec.id for spec in show.sources]),
        ("output", case.closed_outputs, [spec.id for spec in show.outputs]),
    ):
        for each in ids:
            if each not in known:
                hint = did_you_mean(each, known)
                wrong = f"the case file permits the {what} {each!r}, and there is none.{hint}"
                root.wrong("case", wrong, " | ".join(known))


def judge_show(show: Show, root: Table, sources: list[Table], channels: list[Table]) -> None:
    """The whole: ids, and who refers to whom."""
    known = {spec.id: spec for spec in show.sources if spec.id}
    _once(((spec.id, "source", number) for number, spec in enumerate(show.sources)), root)
    _once(((spec.id, "channel", number) for number, spec in enumerate(show.channels)), root)
    _once(((spec.id, "output", number) for number, spec in enumerate(show.outputs)), root)
    for number, output in enumerate(show.outputs):
        if output.id in known:  # secrets and reports go by id alone
            root.wrong("output", f"{output.id!r} is also the id of a source.", "an id of its own", number, "id")
    graphics = root.table("graphics")
    _once(((third.id, "lower_third", number) for number, third in enumerate(show.graphics.lower_thirds)), graphics)
    pictures = [spec for spec in show.sources if spec.kind not in PICTURELESS]
    if not pictures:
        root.wrong("source", "no source has a picture.", f"1 to {MOST_PICTURES} [[source]] tables")
    elif len(pictures) > MOST_PICTURES:
        root.wrong("source", f"{len(pictures)} sources with a picture.", f"at most {MOST_PICTURES}", MOST_PICTURES)
    for spec, table in zip(show.sources, sources, strict=True):
        if spec.backup == spec.id and spec.id:
            table.wrong("backup", "a source cannot be its own backup.", "the id of another source")
        elif spec.backup and (spec.backup not in known or known[spec.backup].kind in PICTURELESS):
            hint = did_you_mean(spec.backup, known)
            table.wrong("backup", f"no source with a picture is named {spec.backup!r}.{hint}", " | ".join(known))
    _judge_cues(show, root)
    for channel, table in zip(show.channels, channels, strict=True):
        if channel.source and channel.source not in known:
            hint = did_you_mean(channel.source, known)
            table.wrong("source", f"no source is named {channel.source!r}.{hint}", " | ".join(known))
        elif channel.source and not known[channel.source].sound:
            table.wrong("source", f"source {channel.source!r} says sound = false.", "a source with sound")


def _judge_cues(show: Show, root: Table) -> None:
    """Each cue names sources with a picture, as many as its layout takes, and a name strip that exists."""
    _once(((cue.id, "cue", number) for number, cue in enumerate(show.cues)), root)
    thirds = [third.id for third in show.graphics.lower_thirds]
    known = list(dict.fromkeys(spec.id for spec in show.sources if spec.id))
    for number, cue in enumerate(show.cues):
        strangers = [name for name in dict.fromkeys(cue.sources) if name not in known]
        for name in strangers:
            text = f"{cue.id!r}: no source is named {name!r}.{did_you_mean(name, known)}"
            root.wrong("cue", text, " | ".join(known), number, "sources")
        try:
            wrong = "" if strangers and scene_of(cue) else flaw(scene_of(cue), show)
        except ValueError as error:
            wrong = f"{error}."
        if wrong and cue.id:
            root.wrong("cue", f"{cue.id!r}: {wrong}", "", number)
        if cue.lower_third and cue.lower_third not in thirds:
            hint = did_you_mean(cue.lower_third, thirds)
            root.wrong("cue", f"no name strip is named {cue.lower_third!r}.{hint}", " | ".join(thirds), number)


def _once(rows: Iterable[tuple[str, str, int]], table: Table) -> None:
    """Notes each id that stands twice in one list, at its second place."""
    seen: Counter[str] = Counter()
    for identity, name, number in rows:
        seen[identity] += 1
        if identity and seen[identity] == 2:
            table.wrong(name, f"the id {identity!r} stands twice.", "each id once", number, "id")
