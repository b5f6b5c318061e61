"""One suite over the table of outputs: whatever is promised in `outputs/base.py` holds for each kind."""

from __future__ import annotations

import ast
import threading
import traceback
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest

import producer.outputs
from producer.core.show import OptionValue
from producer.outputs import OUTPUTS
from producer.outputs.base import Output, OutputFault
from tests.outputs.given import context, eventually, free_port, program, rtmp_server

SECRET = "s3cret-key"
SECRETS = {"key": SECRET, "authorization": SECRET}
KINDS = sorted(OUTPUTS)


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def options(kind: str, tmp_path: Path) -> Iterator[dict[str, OptionValue]]:
    """Options with which this kind works here. A new kind must say its own."""
    with ExitStack() as stack:
        if kind == "rtmp":
            port, _ = stack.enter_context(rtmp_server(tmp_path))
            yield {"url": f"rtmp://127.0.0.1:{port}/live", "key": "keyring:KEY"}
        else:
            table: dict[str, dict[str, OptionValue]] = {"record": {"path": "rec"}, "hls": {"folder": "web"}}
            yield table[kind]


@pytest.fixture
def broken(kind: str, tmp_path: Path) -> dict[str, OptionValue]:
    """Options that are well formed and lead to something that does not work."""
    (tmp_path / "file").write_text("in the way")
    blocked = str(tmp_path / "file" / "below")
    nobody = f"rtmp://127.0.0.1:{free_port()}/live"
    table: dict[str, dict[str, OptionValue]] = {
        "record": {"path": blocked},
        "hls": {"folder": blocked},
        "rtmp": {"url": nobody, "key": "keyring:KEY"},
    }
    return table[kind]


def test_every_file_is_in_the_table() -> None:
    folder = Path(producer.outputs.__file__).parent
    for path in folder.glob("*.py"):
        for node in ast.parse(path.read_text("utf-8")).body:
            bases = [b.id for b in node.bases if isinstance(b, ast.Name)] if isinstance(node, ast.ClassDef) else []
            if "Output" in bases and isinstance(node, ast.ClassDef):
                found = OUTPUTS.get(path.stem)
                assert found is not None, f"outputs/{path.name} is missing from OUTPUTS"
                assert (found.__module__, found.__name__) == (f"producer.outputs.{path.stem}", node.name)


def test_options_are_named_typed_and_explained(kind: str, options: dict[str, OptionValue]) -> None:
    output = OUTPUTS[kind]
    for name, (type_, words) in output.OPTIONS.items():
        assert name.isidentifier() and type_ in (str, int, bool) and len(words) > 10
    assert set(options) <= set(output.OPTIONS)
    assert output.check(options) == []
    assert output.loopback(options) is True


def test_check_names_options_that_exist(kind: str) -> None:
    output = OUTPUTS[kind]
    for name, (type_, _) in output.OPTIONS.items():
        for wrong, words in output.check({name: "" if type_ is str else -1}):
            assert wrong in output.OPTIONS and words and SECRET not in words


def test_secrets_must_not_stand_in_the_show(kind: str) -> None:
    output = OUTPUTS[kind]
    for name, (_, words) in output.OPTIONS.items():
        if "keyring:" in words:
            assert name in [wrong for wrong, _ in output.check({name: SECRET})]
            assert all(SECRET not in words for _, words in output.check({name: SECRET}))


def test_an_address_elsewhere_is_not_loopback(kind: str) -> None:
    output = OUTPUTS[kind]
    for name, (_, words) in output.OPTIONS.items():
        if "address" in words and "://" in words:
            scheme = words[: words.index("://")].split()[-1]
            for host in ("example.org", "10.0.0.1", "localhost", "127.0.0.1.example.org", "127.1", ""):
                assert output.loopback({name: f"{scheme}://{host}/live/x"}) is False, host


def test_a_broadcast_and_another_one(kind: str, options: dict[str, OptionValue], tmp_path: Path) -> None:
    output = OUTPUTS[kind](context(kind, tmp_path, options, SECRETS))
    first, seen = program(), 0
    output.prepare()
    try:
        for part in (first, first.after(10)):
            output.open(part.format)
            for packet in part.packets:
                output.write(packet)
                assert output.figures.bytes_acknowledged >= seen and output.figures.waiting >= 0
                seen = output.figures.bytes_acknowledged
            before = output.figures.packets
            output.close()
            output.close()
            assert output.figures.packets == before > 0 and output.figures.waiting == 0
            assert output.figures.bytes_acknowledged > seen
            seen = output.figures.bytes_acknowledged
        assert SECRET not in repr(output.figures)
        carried = sum(len(p.data) for p in first.packets)
        assert output.figures.bytes_acknowledged > 1.8 * carried
    finally:
        output.close()
        output.release()


def test_any_state(kind: str, options: dict[str, OptionValue], tmp_path: Path) -> None:
    output = OUTPUTS[kind](context(kind, tmp_path, options, SECRETS))
    output.close()
    output.release()
    packet = program().packets[0]
    with pytest.raises(OutputFault):
        output.write(packet)
    output.prepare()
    with pytest.raises(OutputFault):
        output.write(packet)
    output.open(program().format)
    output.close()
    with pytest.raises(OutputFault):
        output.write(packet)
    output.release()
    output.release()


def test_it_waits_for_a_key_frame(kind: str, options: dict[str, OptionValue], tmp_path: Path) -> None:
    output = OUTPUTS[kind](context(kind, tmp_path, options, SECRETS))
    output.prepare()
    output.open(program().format)
    for packet in program().packets[5:]:
        output.write(packet)
    output.close()
    output.release()
    assert output.figures.bytes_acknowledged > 0


def test_nothing_is_left_behind(kind: str, options: dict[str, OptionValue], tmp_path: Path) -> None:
    threads, children = set(threading.enumerate()), set(psutil.Process().children(True))
    output: Output = OUTPUTS[kind](context(kind, tmp_path, options, SECRETS))
    output.prepare()
    output.open(program().format)
    output.write(program().packets[1])
    output.close()
    output.release()
    eventually(lambda: set(threading.enumerate()) <= threads)
    eventually(lambda: set(psutil.Process().children(True)) <= children)


def test_faults_are_plain_and_it_can_be_tried_again(
    kind: str, broken: dict[str, OptionValue], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    output = OUTPUTS[kind](context(kind, tmp_path, broken, SECRETS))
    for _ in range(2):
        with pytest.raises(OutputFault) as fault:
            output.prepare()
            output.open(program().format)
        text = str(fault.value)
        assert text and SECRET not in text and "rrno" not in text and str(tmp_path) not in text
        assert SECRET not in "".join(traceback.format_exception(fault.value))
        output.close()
    output.release()
    assert SECRET not in "".join(capfd.readouterr())
