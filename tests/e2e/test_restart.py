"""The engine is killed in mid-show: the next one takes over where the show stood, on the slate and never on a
camera."""

from __future__ import annotations

import signal
from pathlib import Path

import av
import pytest

from producer.core import commands as c
from producer.core.events import Phase
from producer.core.scene import Scene
from producer.core.show import OutputSpec, Profile, Show, SourceSpec
from producer.core.timebase import Rate
from tests.e2e.real_show import Client, real_show

pytestmark = pytest.mark.e2e


def a_show(folder: Path) -> Show:
    scenes = {"a": "overhead", "b": "room"}
    sources = tuple(SourceSpec(id, "simulated", id, Profile.NONE, {"scene": scenes[id]}) for id in scenes)
    record = OutputSpec("record", "record", {"path": str(folder / "record")})
    return Show("Restart", "RESTART-1", Rate(30), 640, 360, sources, outputs=(record,))


def test_a_killed_engine_comes_back_on_slate_and_the_broadcast_goes_on(tmp_path: Path) -> None:
    with real_show(a_show(tmp_path), tmp_path) as show:
        client = Client(show.state_dir)
        client.must(c.StartPrivatePreview(), c.Preview(Scene.of("a")))
        client.until("a is live", lambda s: "a" in {p.source for p in s.presence.sources if p.presence == "live"})
        client.must(c.Cut(Scene.of("a")), c.GoLive())
        client.until("it records", lambda s: any(o.bytes_acknowledged for o in s.counters.outputs))
        assert client.state is not None
        frame = client.state.frame
        client.close()
        first = show.pid("engine", "engine")
        assert show.send("engine", "engine", signal.SIGKILL)

        again = Client(show.state_dir, other_than=first)
        again.until("it is back", lambda s: s.frame > frame)
        assert again.state is not None and again.state.switcher.phase is Phase.ON_AIR
        assert again.state.switcher.program == Scene(), "never on a camera"
        assert again.state.counters.program.unique_frames == 0
        again.until("the record goes on", lambda s: any(o.state == "running" for o in s.counters.outputs))
        before = again.state.frame
        again.must(c.Cut(Scene.of("b")))
        again.until("b is on program", lambda s: s.counters.program.unique_frames > 30)
        assert again.state.frame > before
        again.close()
    parts = sorted((tmp_path / "record").glob("part-*.mp4"))
    assert len(parts) == 2
    ends = []
    for part in parts:
        with av.open(str(part)) as film:
            times = [picture.time or 0.0 for picture in film.decode(video=0)]
        assert times == sorted(times)
        ends.append((times[0], times[-1]))
    assert ends[0][1] < ends[1][0], "time goes on across the engines"
