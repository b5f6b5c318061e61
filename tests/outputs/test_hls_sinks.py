"""Folder and origin: encrypted segments and the playlist arrive, keys never, and a bad origin hurts nobody."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from producer.core.timebase import TICK_RATE
from producer.outputs import hls_sinks
from producer.outputs.base import OutputFault
from producer.outputs.fragments import Fragment
from producer.outputs.hls_sinks import FolderSink, OriginSink
from producer.outputs.segments import Numbers, SegmentStore
from tests.outputs.given import Origin, certified, eventually, free_port


def feed(sink: FolderSink | OriginSink, count: int, store: SegmentStore | None = None) -> SegmentStore:
    if store is None:
        store = SegmentStore(Numbers(), 3, 1, 1000)
        store.begin(b"head")
        store.handover(sink.take)
    for _ in range(count):
        at = store.numbers.sequence
        store.add(Fragment(False, b"moof" * 100, at * TICK_RATE, TICK_RATE, True, at + 1))
    return store


def keys(store: SegmentStore) -> list[bytes]:
    return [key for n in range(50) if (key := store.fetch(f"key-{n}"))]


def test_a_folder_holds_what_the_playlist_names_and_no_key(tmp_path: Path) -> None:
    sink = FolderSink(tmp_path / "web")
    store = feed(sink, 10)
    names = {p.name for p in (tmp_path / "web").iterdir()}
    assert names == {"live.m3u8", "head-0.mp4", "6.m4s", "7.m4s", "8.m4s", "9.m4s"}
    assert (tmp_path / "web" / "live.m3u8").read_text() == store.playlist()
    assert (tmp_path / "web" / "9.m4s").read_bytes() == store.fetch("9.m4s")
    written = b"".join(p.read_bytes() for p in (tmp_path / "web").iterdir())
    assert all(key not in written for key in keys(store))
    assert sink.acknowledged > 4000 and not sink.fault
    store.end()
    assert "ENDLIST" in (tmp_path / "web" / "live.m3u8").read_text()


def test_a_folder_is_swept_of_ours_alone(tmp_path: Path) -> None:
    for name in ("3.m4s", "head-2.mp4", "live.m3u8", "4.m4s.part", "index.html", "x3.m4s", "talk.mp4"):
        (tmp_path / name).write_text("old")
    FolderSink(tmp_path)
    assert {p.name for p in tmp_path.iterdir()} == {"index.html", "x3.m4s", "talk.mp4"}


def test_a_folder_that_breaks_is_a_fault_and_heals(tmp_path: Path) -> None:
    sink = FolderSink(tmp_path / "web")
    store = feed(sink, 2)
    os.rename(tmp_path / "web", tmp_path / "gone")
    feed(sink, 1, store)
    assert sink.fault.startswith("the stream's folder takes nothing more: No such") and sink.dropped == 1
    sink.settle()
    os.rename(tmp_path / "gone", tmp_path / "web")
    feed(sink, 1, store)
    assert not sink.fault and (tmp_path / "web" / "3.m4s").exists()


def test_an_origin_gets_segments_then_the_playlist_and_deletes() -> None:
    with Origin() as origin:
        sink = OriginSink(urlsplit(origin.url), "Bearer abc", "")
        store = feed(sink, 1)
        for _ in range(9):
            eventually(lambda: not sink.waiting)
            feed(sink, 1, store)
        sink.settle()
        wanted = {f"/in/show/{n}" for n in ("live.m3u8", "head-0.mp4", "6.m4s", "7.m4s", "8.m4s", "9.m4s")}
        eventually(lambda: set(origin.kept) == wanted)
        assert origin.kept["/in/show/live.m3u8"].decode() == store.playlist()
        assert origin.authorizations == {"Bearer abc"} and sink.dropped == 0 and not sink.fault
        assert origin.deleted == [f"/in/show/{n}.m4s" for n in range(6)]
        assert sink.acknowledged > 10 * 400
        assert all(key not in b"".join(origin.kept.values()) for key in keys(store))
        sink.release()


def test_a_thinking_origin_fills_a_bounded_queue() -> None:
    with Origin() as origin:
        origin.gate.clear()
        sink = OriginSink(urlsplit(origin.url), "", "")
        began = time.monotonic()
        store = feed(sink, 30)
        assert time.monotonic() - began < 2
        assert sink.dropped == 22 and sink.waiting == 8 * 416 and sink.acknowledged == 0
        origin.gate.set()
        eventually(lambda: origin.kept.get("/in/show/live.m3u8") == store.playlist().encode())
        assert sink.waiting == 0
        sink.release()


@pytest.mark.parametrize("kind", ["refusing", "nobody", "untrusted", "silent"])
def test_what_is_wrong_with_an_origin_is_said(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hls_sinks, "_GIVE_UP", 0.2)
    monkeypatch.setattr(hls_sinks, "_TIMEOUT", 0.5)
    tls = certified(tmp_path)[1] if kind == "untrusted" else None
    with Origin(tls) as origin, socket.create_server(("127.0.0.1", 0)) as silent:
        origin.status = 403
        url = {
            "nobody": f"http://127.0.0.1:{free_port()}/x",
            "silent": f"http://127.0.0.1:{silent.getsockname()[1]}/x",
        }.get(kind, origin.url)
        sink = OriginSink(urlsplit(url), "", "")
        feed(sink, 1)
        eventually(lambda: sink.fault)
        assert (
            sink.fault
            == {
                "refusing": "the origin refused what was sent (status 403)",
                "nobody": "nobody answers at the origin",
                "silent": "nobody answers at the origin",
                "untrusted": "the origin's certificate is not trusted",
            }[kind]
        )
        assert sink.acknowledged == 0 and not origin.kept
        sink.release()


def test_an_origin_that_comes_back_clears_the_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hls_sinks, "_GIVE_UP", 0.2)
    with Origin() as origin:
        origin.status = 500
        sink = OriginSink(urlsplit(origin.url), "", "")
        feed(sink, 2)
        eventually(lambda: sink.fault)
        origin.status = 201
        eventually(lambda: not sink.fault and not sink.waiting)
        assert len(origin.kept) == 4
        sink.release()


def test_tls_with_the_pinned_authority(tmp_path: Path) -> None:
    path, tls = certified(tmp_path)
    with Origin(tls) as origin:
        sink = OriginSink(urlsplit(origin.url), "", str(path))
        feed(sink, 1)
        eventually(lambda: len(origin.kept) == 3)
        sink.release()


def test_an_authority_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutputFault, match="certificate file of option ca cannot be read"):
        OriginSink(urlsplit("https://127.0.0.1/x"), "", str(tmp_path / "none.pem"))
    (tmp_path / "bad.pem").write_text("nonsense")
    with pytest.raises(OutputFault, match="cannot be read"):
        OriginSink(urlsplit("https://127.0.0.1/x"), "", str(tmp_path / "bad.pem"))
