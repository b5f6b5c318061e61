"""What the tests of the vault start from: keys that are told, and whole recordings in memory.

Owner: tests. Run as a program it makes `vectors/` anew; format 1 is final, so that is for a new format only.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import pyrage

from producer.core.chain import ZEROS
from producer.core.timebase import TICK_RATE
from producer.vault.keys import KeyRecord, PublicKey, Signer, backup_text, key_id, key_to_wrap, recipient_of
from producer.vault.lines import VERSION, Begin, Figures, Line, Note, Segment
from producer.vault.manifest import Ending, ManifestWriter
from producer.vault.segment import MANIFEST, Fingerprint, file_name, fingerprint, words_to_seal

HALF = TICK_RATE // 2
WALL = 1_795_000_000_000
SHOW = "AGE-SECRET-KEY-1XUPFU9SYWPY8UFQUNWPVL2KGD78WUAWJNWD844WJ6RPYA29RTM6QYJVMRT"
SIGNER = Signer(bytes(range(32)))
STRANGER = Signer(bytes(range(1, 33)))
KEYS = {SIGNER.id: PublicKey(SIGNER.public)}
VECTORS = Path(__file__).parent / "vectors"


def seal(content: bytes, identity: str = SHOW) -> bytes:
    """`content` for `identity`."""
    return bytes(pyrage.encrypt(content, [pyrage.x25519.Identity.from_str(identity).to_public()]))


def words(text: str) -> str:
    """Sealed words as a line holds them."""
    return base64.b64encode(seal(words_to_seal(text))).decode()


def begin(part: int = 1, after: str = ZEROS) -> Begin:
    """A begin line."""
    return Begin(VERSION, f"{part:032x}", part, after, key_id(recipient_of(SHOW)), 30, 1, 320, 180)


def segment(number: int, sealed: bytes | None = None) -> Segment:
    """The line of segment `number`, half a second each."""
    known = fingerprint(sealed) if sealed else Fingerprint(1000 + number, hashlib.sha256(bytes([number])).hexdigest())
    at = max(0, number - 1) * HALF
    return Segment(number, known.size, known.sha256, at, HALF if number else 0, number % 2 == 1)


def several(count: int = 4) -> list[Line]:
    """A begin line, `count` segments, a note and figures among them."""
    lines: list[Line] = [begin(), *(segment(n) for n in range(count))]
    lines.insert(3, Note("chapter", HALF, HALF, ""))
    lines.insert(5, Figures(2 * HALF, {"dropped": 0, "late_us": 1200}))
    return lines


def written(lines: list[Line], ending: Ending | None = Ending.ENDED, signer: Signer = SIGNER) -> bytes:
    """A manifest of `lines`, a second apart."""
    writer = ManifestWriter(signer)
    made = b"".join(writer.add(line, WALL + 1000 * number) for number, line in enumerate(lines))
    return made + writer.close(ending, WALL + 1000 * len(lines)) if ending else made


@dataclass(slots=True)
class Recording:
    """A folder in memory."""

    manifest: bytes
    files: dict[str, bytes]

    @property
    def prints(self) -> dict[str, Fingerprint | None]:
        """What verify sees."""
        seen: dict[str, Fingerprint | None] = {name: fingerprint(content) for name, content in self.files.items()}
        return {MANIFEST: None, **seen}


def recording(count: int = 4, ending: Ending | None = Ending.ENDED, salt: str = "") -> Recording:
    """A whole recording; what is sealed in segment N is `segment N`."""
    files = {file_name(n): seal(f"segment {n}{salt}\n".encode()) for n in range(count)}
    lines = several(count)
    lines = [segment(x.number, files[file_name(x.number)]) if isinstance(x, Segment) else x for x in lines]
    return Recording(written(lines, ending), files)


def _vectors() -> None:
    VECTORS.mkdir(exist_ok=True)
    whole = VECTORS / "whole"
    whole.mkdir()
    made = recording()
    lines = several()
    lines = [segment(x.number, made.files[file_name(x.number)]) if isinstance(x, Segment) else x for x in lines]
    lines[3] = Note("chapter", HALF, HALF, words("Clipping the duct · 夹闭胆囊管"))
    lines.insert(6, Note("dump", 3 * HALF, 5 * HALF, words("a name was said")))
    (whole / MANIFEST).write_bytes(written(lines))
    for name, content in made.files.items():
        (whole / name).write_bytes(content)
    (VECTORS / "show.key").write_text(f"# the show key of these vectors, worth nothing\n{SHOW}\n")
    installation, recovery = (str(pyrage.x25519.Identity.generate()) for _ in range(2))
    recipients = [pyrage.x25519.Identity.from_str(each).to_public() for each in (installation, recovery)]
    wrapped = pyrage.encrypt(key_to_wrap(SHOW), recipients)
    record = KeyRecord(
        "OR3-2026-014", key_id(recipient_of(SHOW)), recipient_of(SHOW), SIGNER.public.hex(), WALL, str(recipients[1]),
        base64.b64encode(wrapped).decode(), bytes(range(32)).hex(),
    )  # fmt: skip
    (VECTORS / "installation.key").write_text(installation + "\n")
    (VECTORS / "recovery.key").write_text(recovery + "\n")
    (VECTORS / "record.json").write_text(record.text() + "\n")
    (VECTORS / "backup.age").write_bytes(pyrage.encrypt(backup_text([record]), [recipients[1]]))
    (VECTORS / "signers.json").write_text(json.dumps({SIGNER.id: SIGNER.public.hex()}) + "\n")


if __name__ == "__main__":
    _vectors()
