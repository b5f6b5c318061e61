"""The media playlist of a live HLS stream (RFC 8216), written in one place for the hls output and the room.

Owner: nobody, no state. Pure, any thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from producer.core.timebase import TICK_RATE, Ticks


@dataclass(frozen=True, slots=True)
class Listed:
    """One encrypted segment as the playlist names it. The IV of its key is its media sequence number."""

    sequence: int
    era: int
    """Discontinuity sequence number, this segment's own discontinuity counted."""
    broken: bool
    """A discontinuity stands before it."""
    duration: Ticks
    uri: str
    head: str
    """URI of the initialization section it needs."""
    key: str
    """URI of its key."""
    aired: str = ""
    """When its first picture aired, ISO 8601; "": not said."""


def live_playlist(shown: Sequence[Listed], target: int, ended: bool) -> str:
    """The lines of a player that may play `shown`. `target`: seconds that no segment exceeds, rounded."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", f"#EXT-X-TARGETDURATION:{target}", "#EXT-X-INDEPENDENT-SEGMENTS"]
    if shown:
        # A segment's era counts its own tag; the tag in front of the first one is still in the list.
        era = shown[0].era - shown[0].broken
        lines += [f"#EXT-X-MEDIA-SEQUENCE:{shown[0].sequence}", f"#EXT-X-DISCONTINUITY-SEQUENCE:{era}"]
    head = key = ""
    for each in shown:
        if each.broken:
            lines.append("#EXT-X-DISCONTINUITY")
        if each.head != head:
            # The head is never encrypted: it stands before the first key, or under the key "none".
            lines += ["#EXT-X-KEY:METHOD=NONE"] * bool(key)
            lines.append(f'#EXT-X-MAP:URI="{each.head}"')
            head, key = each.head, ""
        if each.key != key:
            lines.append(f'#EXT-X-KEY:METHOD=AES-128,URI="{each.key}"')
            key = each.key
        lines += [f"#EXT-X-PROGRAM-DATE-TIME:{each.aired}"] * bool(each.aired)
        lines += [f"#EXTINF:{each.duration / TICK_RATE:.5f},", each.uri]
    if ended:
        lines.append("#EXT-X-ENDLIST")
    return "\n".join(lines) + "\n"
