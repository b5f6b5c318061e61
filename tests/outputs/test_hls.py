"""The live stream as one output: numbers over restarts, faults, checks, the room's seam."""

from __future__ import annotations

import json
import os
import urllib.request
from pathlib import Path

import pytest

from producer.core.show import OptionValue
from producer.outputs import hls_sinks
from producer.outputs.base import OutputFault
from producer.outputs.hls import HlsOutput
from producer.outputs.segments import Published, Segment
from tests.outputs.given import Origin, context, eventually, program


def stream(output: HlsOutput, after: int = 0, close: bool = True) -> None:
    made = program().after(after)
    output.open(made.format)
    for packet in made.packets:
        output.write(packet)
    if close:
        output.close()


def made(tmp_path: Path, options: dict[str, OptionValue] | None = None) -> HlsOutput:
    output = HlsOutput(context("hls", tmp_path, options))
    output.prepare()
    return output


def given_so_far(output: HlsOutput) -> list[Segment]:
    steps: list[Published] = []
    output.handover(steps.append)
    return [step.segment for step in steps if step.segment is not None]


def playlist(output: HlsOutput) -> str:
    with urllib.request.urlopen(output.figures.facts["playlist"], timeout=30) as answer:
        text: bytes = answer.read()
    return text.decode()


def test_numbers_survive_a_clean_end(tmp_path: Path) -> None:
    first = made(tmp_path)
    stream(first)
    assert "#EXT-X-MEDIA-SEQUENCE:0\n" in playlist(first) and "ENDLIST" in playlist(first)
    first.release()
    assert json.loads((tmp_path / "state" / "out.json").read_text()) == {"sequence": 3, "key": 1, "head": 1, "era": 0}
    second = made(tmp_path)
    stream(second, 30)
    assert "#EXT-X-MEDIA-SEQUENCE:3\n#EXT-X-DISCONTINUITY-SEQUENCE:0\n#EXT-X-DISCONTINUITY\n" in playlist(second)
    second.release()


def test_numbers_survive_a_kill(tmp_path: Path) -> None:
    first = made(tmp_path)
    stream(first, close=False)
    second = made(tmp_path)  # The first never closed: as good as killed.
    stream(second, 30)
    before, after = given_so_far(first), given_so_far(second)
    assert len(before) == 2 and len(after) == 3 and after[0].broken
    for old, new in ((before[-1], after[0]),):
        assert new.sequence > old.sequence and new.key > old.key and new.head >= old.head and new.era > old.era
    first.release()
    second.release()


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "nonsense", '{"sequence": -1, "key": 0, "head": 0, "era": 0}', "\xff"]
)
def test_broken_numbers_are_not_guessed(tmp_path: Path, text: str) -> None:
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "out.json").write_text(text, "latin-1")
    with pytest.raises(OutputFault, match=r"numbers in out\.json cannot be read; remove that file"):
        made(tmp_path)


def test_a_state_folder_that_is_full_does_not_stop_the_stream(tmp_path: Path) -> None:
    output = made(tmp_path)
    (tmp_path / "state" / "out.part").mkdir()
    stream(output)
    assert output.figures.facts["numbers"].startswith("not saved: ") and output.figures.bytes_acknowledged > 0
    os.rmdir(tmp_path / "state" / "out.part")
    stream(output, 30)
    assert "numbers" not in output.figures.facts
    output.release()


def test_dropped_pictures_are_a_discontinuity(tmp_path: Path) -> None:
    output = made(tmp_path)
    output.open(program().format)
    for part in (program(), program().after(9)):
        for packet in part.packets:
            output.write(packet)
    output.close()
    text = playlist(output)
    assert text.count("#EXT-X-DISCONTINUITY\n") == 1 and text.index("2.m4s") < text.index("DISCONTINUITY\n")
    output.release()


def test_a_fault_does_not_end_the_playlist(tmp_path: Path) -> None:
    output = made(tmp_path, {"folder": "web"})
    stream(output, close=False)
    os.rename(tmp_path / "show" / "web", tmp_path / "gone")
    with pytest.raises(OutputFault, match="folder takes nothing more"):
        stream(output, 9, close=False)
    output.close()
    assert "ENDLIST" not in playlist(output)
    os.rename(tmp_path / "gone", tmp_path / "show" / "web")
    stream(output, 20)
    assert "ENDLIST" in playlist(output) and output.figures.facts["dropped"] != "0"
    output.release()


def test_an_origin_that_refuses_is_a_fault_of_the_output(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hls_sinks, "_GIVE_UP", 0.1)
    with Origin() as origin:
        origin.status = 403
        output = made(tmp_path, {"put": origin.url})
        stream(output, close=False)
        assert output.figures.bytes_acknowledged == 0 and output.figures.waiting > 0
        eventually(lambda: output._sinks[0].fault)
        with pytest.raises(OutputFault, match="refused what was sent"):
            output.write(program().packets[-1])
        output.release()


def test_the_room_gets_segments_and_keys(tmp_path: Path) -> None:
    output = made(tmp_path)
    with pytest.raises(OutputFault):
        HlsOutput(context("hls", tmp_path)).handover(lambda step: None)
    steps: list[Published] = []
    output.handover(steps.append)
    stream(output)
    assert [step.segment.sequence for step in steps if step.segment] == [0, 1, 2]
    assert all(len(step.key) == 16 for step in steps if step.segment) and "ENDLIST" in steps[-1].playlist
    assert output.figures.bytes_acknowledged == sum(len(step.segment.data) for step in steps if step.segment)
    output.release()


def test_no_key_reaches_the_disk(tmp_path: Path) -> None:
    output = made(tmp_path, {"folder": "web"})
    steps: list[Published] = []
    output.handover(steps.append)
    stream(output)
    on_disk = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file())
    keys = {step.key for step in steps if step.key}
    assert keys and all(key not in on_disk and key.hex().encode() not in on_disk for key in keys)
    output.release()


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ({"port": 70000}, "port"), ({"port": -1}, "port"), ({"window": 2}, "window"),
        ({"segment_ms": 100}, "segment_ms"),
        ({"folder": " "}, "folder"), ({"put": "http://10.0.0.1/x"}, "put"), ({"put": "http://localhost/x"}, "put"),
        ({"put": "ftp://127.0.0.1/"}, "put"), ({"put": "https://u:p@x.org/"}, "put"),
        ({"put": "https://x.org/?a=1"}, "put"),
        ({"authorization": "Bearer x"}, "authorization"), ({"key_url": 'a"b'}, "key_url"),
    ],
)  # fmt: skip
def test_checks(options: dict[str, OptionValue], wrong: str) -> None:
    assert [name for name, _ in HlsOutput.check(options)] == [wrong]


def test_what_is_allowed_and_what_is_loopback() -> None:
    good: dict[str, OptionValue] = {
        "put": "https://origin.example.org/in",
        "authorization": "keyring:ORIGIN",
        "port": 0,
    }
    assert HlsOutput.check(good) == [] and not HlsOutput.loopback(good)
    assert HlsOutput.loopback({}) and HlsOutput.loopback({"put": "http://127.0.0.1:8080/in", "folder": "web"})
