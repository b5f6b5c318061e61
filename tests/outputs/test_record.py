"""The recording: what is acknowledged is on the disk and opens, whatever happens to the writer."""

from __future__ import annotations

import errno
import os
import resource
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from producer.outputs import record
from producer.outputs.base import OutputFault, Stream
from producer.outputs.record import RecordOutput
from tests.outputs.encode import Encoded
from tests.outputs.given import context, frames, program

WRITER = """
import sys
from pathlib import Path
from producer.outputs.record import RecordOutput
from tests.outputs.given import context, program
output = RecordOutput(context("record", Path(sys.argv[1]), {"path": "rec"}))
made, turn = program(), 0
output.open(made.format)
while True:
    for packet in made.after(3 * turn).packets:
        output.write(packet)
        print(output.figures.bytes_acknowledged, flush=True)
    turn += 1
"""


def store(output: RecordOutput, made: Encoded) -> None:
    output.open(made.format)
    for packet in made.packets:
        output.write(packet)
    output.close()


def parts(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "show" / "rec").iterdir())


def test_each_start_is_a_new_part_that_opens(tmp_path: Path) -> None:
    output = RecordOutput(context("record", tmp_path, {"path": "rec"}))
    store(output, program())
    store(output, program(3, 2).after(60))
    store(RecordOutput(context("record", tmp_path, {"path": "rec"})), program())
    assert [p.name for p in parts(tmp_path)] == ["part-0001.mp4", "part-0002.mp4", "part-0003.mp4"]
    assert all(len(frames(str(p), "v")) == 90 and len(frames(str(p), "a")) > 135 for p in parts(tmp_path))
    assert frames(str(parts(tmp_path)[1]), "v")[0] == pytest.approx(60, abs=0.1)
    assert output.figures.facts["file"].endswith("part-0002.mp4")
    assert output.figures.bytes_acknowledged == sum(p.stat().st_size for p in parts(tmp_path)[:2])
    assert all(stat.S_IMODE(p.stat().st_mode) == 0o600 for p in parts(tmp_path))
    assert stat.S_IMODE((tmp_path / "show" / "rec").stat().st_mode) == 0o700


def test_two_recordings_share_a_folder(tmp_path: Path) -> None:
    two = [RecordOutput(context("record", tmp_path, {"path": "rec"})) for _ in range(2)]
    for output in two:
        output.open(program().format)
    assert two[0].figures.facts["file"] != two[1].figures.facts["file"]
    for output in two:
        output.close()


def test_without_a_path_it_stays_in_the_state_folder(tmp_path: Path) -> None:
    output = RecordOutput(context("record", tmp_path))
    store(output, program())
    assert output.figures.facts["file"] == str(tmp_path / "state" / "recordings" / "out" / "part-0001.mp4")


def test_acknowledged_bytes_are_in_the_file(tmp_path: Path) -> None:
    output = RecordOutput(context("record", tmp_path, {"path": "rec"}))
    output.open(program().format)
    sizes = set()
    for packet in program().packets:
        output.write(packet)
        assert output.figures.bytes_acknowledged == parts(tmp_path)[0].stat().st_size
        sizes.add(output.figures.bytes_acknowledged)
    assert len(sizes) >= 6 and output.figures.waiting > 0
    output.close()


def test_each_fragment_is_forced_to_the_medium(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forced: list[int] = []
    monkeypatch.setattr(record, "force_to_medium", lambda descriptor: forced.append(os.fstat(descriptor).st_size))
    store(RecordOutput(context("record", tmp_path, {"path": "rec"})), program())
    assert len(forced) == 7 and forced == sorted(set(forced))
    assert forced[-1] == parts(tmp_path)[0].stat().st_size


def test_a_killed_writer_loses_only_what_was_not_acknowledged(tmp_path: Path) -> None:
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE, env=paths)
    assert writer.stdout is not None
    with writer.stdout:
        acknowledged = 0
        for line in writer.stdout:
            acknowledged = int(line)
            if acknowledged > 500_000:
                break
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        last = writer.stdout.read().split(b"\n")
    acknowledged = max([acknowledged] + [int(n) for n in last[:-1] if n])
    (part,) = parts(tmp_path)
    assert part.stat().st_size >= acknowledged
    os.truncate(part, acknowledged)
    shown = frames(str(part), "v")
    assert len(shown) % 15 == 0 and len(shown) > 100
    assert shown == pytest.approx([n / 30 for n in range(len(shown))], abs=1e-4)


def test_a_full_disk_is_said_and_sticks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = RecordOutput(context("record", tmp_path, {"path": "rec"}))
    output.open(program().format)
    real, room = os.write, [60_000]

    def short(descriptor: int, data: memoryview) -> int:
        if room[0] <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        count = real(descriptor, data[: room[0]])
        room[0] -= count
        return count

    monkeypatch.setattr(os, "write", short)
    written = 0
    with pytest.raises(OutputFault, match=r"^the recording's disk is full, [\d,]+ bytes are free$"):
        for written, packet in enumerate(program().packets):  # noqa: B007
            output.write(packet)
    monkeypatch.undo()
    with pytest.raises(OutputFault, match="is full"):
        output.write(program().packets[written])
    before = output.figures.bytes_acknowledged
    output.close()
    assert parts(tmp_path)[0].stat().st_size == before
    assert len(frames(str(parts(tmp_path)[0]), "v")) % 15 == 0
    store(output, program())
    assert len(parts(tmp_path)) == 2 and output.figures.bytes_acknowledged > before


def test_a_real_refusal_of_the_system(tmp_path: Path) -> None:
    code = WRITER.replace(
        "import sys\n",
        "import resource, signal, sys\nsignal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, {resource.RLIM_INFINITY}))\n",
        1,
    )
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, env=paths)
    assert "OutputFault: the recording cannot be written: File too large" in done.stderr


def test_an_empty_path_is_a_slip() -> None:
    assert [name for name, _ in RecordOutput.check({"path": " "})] == ["path"]
    assert RecordOutput.check({}) == [] and RecordOutput.LOSSLESS


def test_sound_alone_writes_nothing(tmp_path: Path) -> None:
    output = RecordOutput(context("record", tmp_path, {"path": "rec"}))
    output.open(program().format)
    for packet in program().packets:
        if packet.stream is Stream.AUDIO:
            output.write(packet)
    output.close()
    assert output.figures.bytes_acknowledged == 0 and parts(tmp_path) == [] and "file" not in output.figures.facts
