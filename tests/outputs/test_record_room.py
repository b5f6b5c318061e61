"""A disk that is full: announced, closed cleanly, gone on with in a new part; on a small file system of its own.

Owner: tests. The file system is a tmpfs of 1.5 MB inside a mount namespace of a child process, so nothing of it is left
and nobody else sees it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from producer.outputs.base import OutputFault
from producer.outputs.record import RecordOutput
from producer.vault.lines import Figures, Note
from producer.vault.manifest import Ending
from tests.outputs.given import context, program
from tests.outputs.test_sealed import KEYS, look, recorder, show

FILLER = f"""
import json, sys
from pathlib import Path
from producer.outputs.base import OutputFault
from tests.outputs.given import context, program
from producer.outputs.record import RecordOutput
folder = Path(sys.argv[1])
(folder / "show").mkdir()
output = RecordOutput(context("record", folder, {{"path": "rec"}}, {KEYS.secrets()!r}))
made, told, turn, again = program(), [], 0, ""
try:
    output.open(made.format)
    while True:
        for packet in made.after(3 * turn).packets:
            output.write(packet)
        told.append(output.figures.room_s)
        turn += 1
except OutputFault as fault:
    told.append(str(fault))
output.close()
try:
    output.open(made.format)
except OutputFault as fault:
    again = str(fault)
ballast = folder / "ballast"
ballast.unlink()
output.open(made.format)
for packet in made.after(900).packets:
    output.write(packet)
output.close()
print(json.dumps([told, again, output.figures.safe_until]))
"""


def mounted(folder: Path, size: str, script: str) -> subprocess.CompletedProcess[str]:
    """`script` with `folder` on a small file system, and 2 MB of it taken."""
    inside = f"mount -t tmpfs -o size={size} none {folder} && head -c 2000000 /dev/zero > {folder}/ballast && "
    keep = f"; code=$?; cp -r {folder}/show {folder}-kept; exit $code"
    command = ["unshare", "-m", "sh", "-c", inside + f'{sys.executable} -c "$0" {folder}' + keep, script]
    return subprocess.run(command, capture_output=True, text=True, timeout=60)


def test_a_full_disk_is_announced_closed_cleanly_and_gone_on_with(tmp_path: Path) -> None:
    place = tmp_path / "small"
    place.mkdir()
    done = mounted(place, "4m", FILLER)
    if done.returncode and "mount" in done.stderr:
        pytest.skip("NOT TESTED: no right to mount a small file system")
    assert done.returncode == 0, done.stderr
    told, again, safe = json.loads(done.stdout)
    assert told[-1].startswith("the recording's disk is full") and 0 <= told[-2] < 30
    assert "once there is room" in again
    first, second = sorted((tmp_path / "small-kept").glob("rec/*/part-*"))
    account = look(first)
    assert account.good and account.ending is Ending.FULL and account.torn == 0
    assert account.totals.until >= 3 * 240_000
    assert look(second).ending is Ending.ENDED and safe == 903 * 240_000


def test_the_room_is_told(tmp_path: Path) -> None:
    output = recorder(tmp_path)
    output.open(program().format)
    assert output.figures.room_s > 0 and "min" in output.figures.facts["room"]
    output.close()


# -- notes ------------------------------------------------------------------------------------------------------------
def test_notes_that_come_early_wait_for_their_part(tmp_path: Path) -> None:
    output = recorder(tmp_path)
    made = program()
    output.note("flag", 0, 0, "nobody hears this: nothing is open")
    output.open(made.format)
    output.note("chapter", 0, 0, "Incision")
    for packet in made.packets:
        output.write(packet)
    output.note("flag", 240_000, 240_000)
    output.quality(240_000, {"late": 1, "aired": 30})
    output.close()
    account = look(show(tmp_path) / "part-0001")
    lines = [entry.line for entry in account.entries]
    assert account.good and [(n.kind, n.at) for n in lines if isinstance(n, Note)] == [
        ("chapter", 0),
        ("flag", 240_000),
    ]
    assert [list(f.figures) for f in lines if isinstance(f, Figures)] == [["aired", "late"]]


def test_a_note_that_no_line_can_hold_is_not_worth_the_recording(tmp_path: Path) -> None:
    output = recorder(tmp_path)
    output.open(program().format)
    for packet in program().packets:
        output.write(packet)
    output.note("flag", -1, 0)
    output.note("flag", 0, 0, "x" * 100_000)
    output.note("no kind", 0, 0)
    output.close()
    assert look(show(tmp_path) / "part-0001").ending is Ending.ENDED


def test_a_plain_film_has_no_notes(tmp_path: Path) -> None:
    output = RecordOutput(context("record", tmp_path, {"path": "rec"}))
    output.open(program().format)
    output.note("flag", 0, 0)
    output.quality(0, {})
    output.close()


def test_a_note_that_the_disk_refuses_ends_the_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = recorder(tmp_path)
    output.open(program().format)
    for packet in program().packets:
        output.write(packet)

    def refused(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("producer.outputs.sealed.force_to_medium", refused)
        with pytest.raises(OutputFault, match="disk is full"):
            output.note("flag", 0, 0)
        with pytest.raises(OutputFault, match="disk is full"):
            output.write(program().packets[-1])
    output.close()
