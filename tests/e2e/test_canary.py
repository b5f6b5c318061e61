"""The promise, proved with a canary: a colour that exists nowhere else stands under every mask, and whatever the crew
does and whatever breaks, not one pixel of it is ever aired, recorded, streamed or shown as a small picture.

Two runs: on a stepped clock through the real camera, mask and mixer code (default suite), and in real time through
real processes, encoder, record and HLS (marked e2e). Each has a control run with the masks in a wrong place, which
must find the canary: a test that cannot find it proves nothing.

How it is found. The canary is full magenta, 86 above grey in U and 102 in V; nothing else in the scenes used here, in
slates or drawings is above grey in both. (The scene `card` is not used: its red and blue bars make purple where they
are scaled down.) So the sample `min(U, V) - 128` tells, 86 for the canary itself:
- Stepped (lossless): `FAINT` = 12. Measured without a canary in sight: 4 at most in any picture; a canary that shines
  through a mix by 15 % is found.
- Coded (x264 smears chroma over blocks): `STRONG` = 24, reached by at least 4 samples of a picture. Measured over
  1,100 coded pictures without a canary in sight: 8 at most; in the control run it stands near 86 in whole areas.
Small pictures are RGB: `(min(R, B) - G) / 2`, 127 for the canary, measured 7 at most without; the same limits.
"""

from __future__ import annotations

import random
import signal
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import av
import numpy as np
import pytest

from producer.core import commands as c
from producer.core.events import Presence
from producer.core.show import EncoderSpec, Look, OutputSpec, Policy, Show
from producer.media.frame import Bytes, Planes, planes_of
from producer.media.ring import PixelFormat
from producer.overlay import MASKS
from producer.overlay.shape import Shape
from tests.e2e.chaos import GRAPHICS, Crew, masked
from tests.e2e.real_show import Client, SmallPictures, real_show
from tests.engine.given import a_show, free
from tests.engine.harness import Studio, studio

FAINT, STRONG = 12, 24
SCENES = {"room": "room", "field": "overhead", "vitals": "vitals"}
FREE = ("scope",)
BURST = 6


def magenta(block: Bytes) -> int:
    """The strongest canary in an I420 block: 0 grey, 86 the canary itself."""
    planes = planes_of(block)
    return int(np.minimum(planes.u, planes.v).max()) - 128


def magenta_small(picture: Bytes) -> int:
    """The same in an RGB32 picture (h, w, 4), halved, so that the limits mean the same."""
    blue, green, red = (picture[..., n].astype(np.int16) for n in range(3))
    return int((np.minimum(red, blue) - green).max()) // 2


def canary_show(bare: bool, delay_ms: int = 0) -> Show:
    sources = [
        masked("room", "room", bare, backup="field", tone_hz=440),
        masked("field", "overhead", bare, tone_hz=0),
        masked("vitals", "vitals", bare, backup="room", tone_hz=0),
        free("scope", scene="laparoscope"),
    ]
    show = a_show(*sources, graphics=GRAPHICS)
    return Show(
        show.title, show.case, show.rate, show.width, show.height, show.sources, show.channels, GRAPHICS, (),
        show.encoder, Policy(delay_ms=delay_ms),
    )  # fmt: skip


class Chaos:
    """Everything that can break, by chance, each for a while; counts what it did."""

    def __init__(self, stage: Studio, chance: random.Random, patch: pytest.MonkeyPatch) -> None:
        self.stage, self.chance = stage, chance
        self.done: Counter[str] = Counter()
        self.ill: dict[str, int] = {}
        """Source -> the frame at which its trouble ends."""
        self._cure: dict[str, list[str]] = {}
        self.raising = 0
        real = MASKS[Look.PIXELATE]

        def pixelate(planes: Planes, shape: Shape) -> None:
            if self.raising > self.stage.frame:
                raise ArithmeticError("a look that broke")
            real(planes, shape)

        patch.setitem(MASKS, Look.PIXELATE, pixelate)

    def moved(self, source: str) -> bool:
        """Its picture is not where it was."""
        return source in self.stage.units and self.stage.troubles(source).moved

    def strike(self) -> bool:
        """One more fault, of a source that is well; False when none is."""
        well = [s for s in SCENES if s not in self.ill]
        if not well:
            return False
        source = self.chance.choice(well)
        kind = self.chance.choice(
            ("kill", "stop", "break", "move", "kill and move", "lose and move", "raise", "garbage", "epoch", "header")
        )
        self.done[kind] += 1
        stage, length = self.stage, self.chance.randrange(1, 24)
        trouble = stage.troubles(source)
        match kind:
            case "kill":
                stage.kill(source)
            case "stop":
                stage.stop(source)
            case "break":
                trouble.broken = True
            case "move":
                trouble.moved, trouble.geometry = True, trouble.geometry + 1
            case "kill and move":  # and up again at once, the geometry as before
                stage.kill(source)
                trouble.moved = True
                stage.start(source)
                length += 16
            case "lose and move":  # away for longer than the hold, then back with the geometry as before
                trouble.broken = True
                length = self.chance.randrange(18, 30)
            case "raise":
                self.raising = stage.frame + length
            case "garbage":
                words = {self.chance.randrange(6, 80): self.chance.randrange(1 << 64) for _ in range(12)}
                stage.scribble(source, words)
            case "epoch":
                stage.scribble(source, {16 + n * 16 + 4: self.chance.randrange(40) for n in range(4)})
            case "header":
                stage.scribble(source, {n: 0xDEAD for n in range(6)})
                stage.kill(source)
        self.ill[source] = stage.frame + length
        self._cure[source] = [kind]
        return True

    def heal(self) -> None:
        """End what has lasted long enough."""
        stage = self.stage
        for source in [s for s, end in self.ill.items() if end <= stage.frame]:
            trouble = stage.troubles(source)
            stages = self._cure[source]
            kind = stages.pop()
            match kind:
                case "kill" | "header":
                    stage.start(source)
                case "stop":
                    stage.go_on(source)
                case "break":
                    trouble.broken = False
                case "move":
                    trouble.moved = False
                    trouble.geometry += self.chance.choice((1, -1))
                case "kill and move":
                    trouble.moved = False
                    stage.kill(source)
                    stage.start(source)
                case "lose and move":
                    trouble.moved, trouble.broken = True, False
                    stages.append("lose and come back")
                    self.ill[source] = stage.frame + 20
                    continue
                case "lose and come back":
                    trouble.broken = True
                    stages.append("come back")
                    self.ill[source] = stage.frame + 20
                    continue
                case "come back":
                    trouble.moved = trouble.broken = False
                case "garbage":
                    stage.kill(source)
                    stage.start(source)
            del self.ill[source]


class Watch:
    """Looks at every picture there is, after every frame."""

    def __init__(self, stage: Studio) -> None:
        self.stage = stage
        self.strongest: Counter[str] = Counter()
        self.looked: Counter[str] = Counter()
        self.found: list[str] = []
        self._video = {s: stage.reader(stage.rings.names[f"video/{s}"]) for s in stage.units}
        self._block = np.empty((stage.show.height * 3 // 2, stage.show.width), np.uint8)

    def look(self) -> None:
        stage = self.stage
        for aired in stage.aired:
            self._note("air", magenta(aired.block))
            if aired.composition.placed:
                self.looked["pictures"] += 1
                self.looked.update(f"air {p.source}" for p in aired.composition.placed)
        stage.aired.clear()
        for source, reader in self._video.items():
            reader.renewed()
            if reader.read_newest(self._block) is not None:
                self._note(f"ring {source}", magenta(self._block))
        for what in (*stage.units, "program", "audience"):
            for segment in stage.rings_of(what):
                reader = stage.reader(segment)
                assert reader.fmt.pixel is PixelFormat.RGB32
                small = np.empty(reader.fmt.shape, np.uint8)
                if reader.read_newest(small) is not None:
                    self._note(f"small {what}", magenta_small(small))

    def _note(self, what: str, strength: int) -> None:
        self.looked[what] += 1
        self.strongest[what] = max(self.strongest[what], strength)
        if strength >= FAINT and len(self.found) < 50:
            self.found.append(f"frame {self.stage.frame}: {what} {strength}")


def run(
    show: Show, bare: bool, seed: int, commands: int, faults: int, where: Path, lag: int
) -> tuple[Watch, Chaos, Counter[bool]]:
    """`commands` and `faults` on a stepped clock; everything is looked at after every frame. Commands come in bursts
    of two frames, 12 in each, then the crew tidies up and leaves the program alone for some frames."""
    chance = random.Random(seed)
    answers: list[list[tuple[bool, str]]] = []
    with pytest.MonkeyPatch.context() as patch, studio(show, where, lag=lag, keep=True) as stage:
        chaos = Chaos(stage, chance, patch)
        crew = Crew(chance, SCENES, FREE, bare, chaos.moved)
        watch = Watch(stage)
        stage.graphics.start()
        stage.on_air()
        watch.look()
        frame = struck = 0
        while len(answers) < commands or struck < faults:
            frame += 1
            chaos.heal()
            if struck < faults * 4 * frame // commands and struck < faults:
                struck += chaos.strike()
            if frame % BURST < 2:
                answers += [stage.post(crew.command()) for _ in range(4 * BURST // 2)]
            elif frame % BURST == 2:
                for tidy in crew.tidy():
                    stage.post(tidy)
            stage.step()
            watch.look()
        stage.step(2)
        watch.look()
    assert all(len(answer) == 1 for answer in answers), "each command is answered once"
    return watch, chaos, Counter(answer[0][0] for answer in answers)


# -- in real time -----------------------------------------------------------------------------------------------------
OUTPUTS = (OutputSpec("rec", "record"), OutputSpec("live", "hls", {"window": 60}))
PLACES = (*SCENES, *FREE, "program", "audience")


def strongest(pictures: Iterable[av.VideoFrame]) -> list[int]:
    """How strongly each decoded picture shows the canary. One sample may be noise of the code: the 4th strongest."""
    found = []
    for picture in pictures:
        planes = planes_of(np.ascontiguousarray(picture.to_ndarray(format="yuv420p")))
        least = np.minimum(planes.u, planes.v).reshape(-1)
        found.append(int(np.partition(least, -4)[-4]) - 128)
    return found


def perform(bare: bool, commands: int, faults: int, where: Path) -> tuple[dict[str, list[int]], int, Counter[str]]:
    """A real show of `commands` at 12 a second with `faults` among them; how strongly each picture of every output,
    record, thumbnail and monitor shows the canary, how many orders were done, and what was broken."""
    chance = random.Random(11)
    given = canary_show(bare)
    show = Show(given.title, given.case, given.rate, 640, 360, given.sources, given.channels, GRAPHICS, OUTPUTS,
                EncoderSpec(bitrate=1500, preset="ultrafast"), given.policy)  # fmt: skip
    found: dict[str, list[int]] = defaultdict(list)
    done: Counter[str] = Counter()
    crew = Crew(chance, SCENES, FREE, bare)
    with real_show(show, where) as running:
        client = Client(running.state_dir)
        small = SmallPictures(running.state_dir, PLACES, 160, 90)
        client.until("cameras", lambda s: all(p.presence is not Presence.WAITING for p in s.presence.sources))
        client.must(c.StartPrivatePreview(), c.GoLive())
        ids, stopped = [], ""
        every = commands // max(1, faults)
        for number in range(commands):
            command = crew.command()
            if isinstance(command, c.EndShow | c.BackToOffAir | c.PrivacyCut | c.Dump):
                command = c.CutToSlate()  # the outputs are to go on
            ids.append(client.ask(command))
            if number % 12 == 11:
                for tidy in crew.tidy():
                    client.ask(tidy)
            if faults and number % every == every // 2:
                kind = chance.choice(("kill", "kill", "stop"))
                source = chance.choice(tuple(SCENES))
                if kind == "stop" and not stopped and running.send("camera", source, signal.SIGSTOP):
                    stopped = source
                    done["stop"] += 1
                elif running.send("camera", source, signal.SIGKILL):
                    done["kill"] += 1
            elif stopped and number % every == every // 2 + 12:
                running.send("camera", stopped, signal.SIGCONT)
                stopped = ""
            client.hear(0.08 if number % 12 != 11 else 0.5)
            for what, picture in small.newest():
                found[f"small {what}"].append(magenta_small(picture))
        if stopped:
            running.send("camera", stopped, signal.SIGCONT)
        client.hear(1.0)
        client.must(c.CutToSlate(), c.StopOutput("rec"), c.StopOutput("live"))
        client.until("outputs end", lambda s: all(not o.wanted for o in s.counters.outputs))
        client.hear(2.0)
        assert client.state is not None
        answered = sum(id in client.answers for id in ids)
        facts = {o.output: o.facts for o in client.state.counters.outputs}
        options = {"live_start_index": "0", "protocol_whitelist": "http,tcp,crypto", "allowed_extensions": "ALL"}
        with av.open(facts["live"]["playlist"], options=options) as film:
            found["live"] = strongest(film.decode(video=0))
        small.close()
        client.close()
    for part in sorted((running.state_dir / "recordings" / "rec").glob("part-*.mp4")):
        with av.open(str(part)) as film:
            found["record"] += strongest(film.decode(video=0))
    return found, answered, done


@pytest.mark.e2e
def test_real_time(tmp_path: Path) -> None:
    """300 commands and 12 faults through real processes: not one picture anywhere shows the canary."""
    found, answered, done = perform(False, 300, 12, tmp_path)
    assert answered == 300 and done["kill"] >= 4 and done["stop"] >= 1, (answered, done)
    assert len(found["record"]) > 600 and len(found["live"]) > 600, {k: len(v) for k, v in found.items()}
    assert all(len(found[f"small {place}"]) > 100 for place in PLACES)
    leaks = {what: max(values) for what, values in found.items() if max(values) >= STRONG}
    assert not leaks, leaks


@pytest.mark.e2e
def test_real_time_control(tmp_path: Path) -> None:
    """The same with the masks in a wrong place: every output and picture shows it."""
    found, _, _ = perform(True, 60, 0, tmp_path)
    for what in ("record", "live", *(f"small {place}" for place in (*SCENES, "program", "audience"))):
        assert sum(value >= STRONG for value in found[what]) > 5, (what, sorted(found[what])[-5:])


# -- on a stepped clock -----------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("seed", "delay_ms", "lag"), [(1, 0, 0), (2, 0, 3), (3, 500, 2)])
def test_stepped(seed: int, delay_ms: int, lag: int, tmp_path: Path) -> None:
    """10,000 commands and 200 faults over three shows: without delay, with slow words, with a delay line."""
    watch, chaos, answers = run(canary_show(False, delay_ms), False, seed, 3400, 68, tmp_path, lag)
    assert not watch.found, watch.found[:5]
    assert chaos.done.total() == 68 and len(chaos.done) == 10, chaos.done
    assert answers[True] > 1500 and answers[False] > 300, answers
    assert answers.total() >= 3400
    assert watch.looked["pictures"] > 100, watch.looked
    assert all(watch.looked[f"air {source}"] > 8 for source in SCENES), watch.looked


def test_stepped_control(tmp_path: Path) -> None:
    """The same with the masks in a wrong place: the canary is everywhere, so the test above can fail."""
    watch, _, _ = run(canary_show(True), True, 1, 600, 12, tmp_path, 0)
    places = (*SCENES, "program", "audience")
    for what in ("air", *(f"ring {s}" for s in SCENES), *(f"small {place}" for place in places)):
        assert watch.strongest[what] > 2 * FAINT, (what, watch.strongest)
