"""Proofs of safety on a stepped engine: every part from the camera to the delay line's exit is the program's own, time
passes frame by frame, and every frame that would go to the encoder is looked at. Used by `benchmarks.safety` and, with
smaller numbers, by the tests.
"""

from __future__ import annotations

import random
import resource
import tempfile
import time
from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from producer.core import commands as c
from producer.core.events import Dumped
from producer.core.layouts import picture_in_picture, side_by_side
from producer.core.scene import Scene, TransitionKind
from producer.core.timebase import Frame
from producer.engine.delayline import SPARE, DelayLine
from producer.media.frame import Bytes, Composition, frame_bytes, new_block, planes_of
from tests.core.test_together import Air, Blind, voided
from tests.e2e.chaos import patient
from tests.engine.given import a_show, free
from tests.engine.harness import Studio, studio
from tests.engine.test_decisions import Decisions

FAINT = 12
"""Chroma from which on the canary would be seen; it has 86 itself."""
STEPS = 100
"""Actions in a row, before the machines are made anew."""
FRAMES_PER_TRY = 75


def actions(count: int) -> dict[str, object]:
    """Random actions, half over all that the engine decides (consent, switcher, masks, guards, delay, time-out, engines
    that are killed: `tests.engine.test_decisions`), half over the core's machines alone (`tests.core.test_together`).
    Asserted: no illegal state, no frame aired without a good ticket or after it was dumped, nothing that somebody hid.
    Control: an exit that asks for no ticket has to be found."""
    began = time.process_time()
    done, clear = _acted(Decisions, count // 2)
    more, seen = _acted(Air, count - done)
    found = _blind()
    return {
        "ok": found,
        "actions": done + more,
        "violations": 0,
        "frames_aired_clear": clear + seen,
        "frames_aired_without_ticket": 0,
        "control_finds_a_blind_exit": found,
        "cpu_s": round(time.process_time() - began, 1),
    }


def _acted(machine: type[Air] | type[Decisions], count: int) -> tuple[int, int]:
    """So many random actions on `machine`, or a few more: how many, and how many frames aired with cameras in them.
    Raises AssertionError for a violation."""
    done = 0

    class Counted(machine):  # type: ignore[misc, valid-type]  # either of the two
        def check_invariants(self, *args: Any, **kwargs: Any) -> None:  # called after every action
            nonlocal done
            done += 1
            super().check_invariants(*args, **kwargs)

    Counted.clear = 0
    while done < count:
        examples = max(1, min(1000, (count - done) // STEPS + 1))
        run_state_machine_as_test(
            Counted,
            settings=settings(
                max_examples=examples, stateful_step_count=STEPS, deadline=None, database=None, print_blob=True
            ),
        )
    return done, Counted.clear


def _blind() -> bool:
    """The control: an exit that does not ask for tickets is found."""
    try:
        voided(Blind)
    except AssertionError as found:
        return "aired without a valid ticket" in str(found)
    return False


def dumps(count: int, delay_ms: int = 1000, seed: int = 5) -> dict[str, object]:
    """Random dumps, whole and partial, alone and several in a row, with cameras changing. A frame number is read from
    the pixels of everything that airs."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder, studio(a_show(free("a"), free("b"), delay_ms=delay_ms), folder) as s:
        _on_air(s, "a")
        s.step(s.show.rate.frames_in_ms(delay_ms) + 10)
        gone: set[Frame] = set()
        clear_after, aired_gone, gaps, done = 0, 0, 0, 0
        last_at = s.air.at
        while done < count:
            for _ in range(chance.choice((1, 1, 1, 2, 3))):
                partial = chance.random() < 0.3
                before = len(s.events)
                s.post(c.DumpNewest(chance.randrange(1, 60)) if partial else c.Dump())
                s.aired.clear()
                s.step(chance.randrange(1, 12))
                done += 1
                for event in s.events[before:]:
                    if isinstance(event, Dumped):
                        gone.update(range(event.first, event.last + 1))
                first = s.aired[0].at
                if not partial:
                    clear = [a.at - first for a in s.aired if a.composition.frame >= 0 and a.composition.frame < first]
                    clear_after = max([clear_after, *(n + 1 for n in clear)])
                last_at, jumps = _look(s, last_at)
                gaps += jumps
                aired_gone += sum(a.composition.frame in gone for a in s.aired)
            s.aired.clear()
            s.post(c.Cut(Scene.of(chance.choice("ab"))))
            s.step(chance.randrange(5, FRAMES_PER_TRY))
            last_at, jumps = _look(s, last_at)
            gaps += jumps
            aired_gone += sum(a.composition.frame in gone for a in s.aired)
            s.events.clear()
        left = [slot for slot in s.line.slots if slot.frame in gone and slot.block.any()]
    return {
        "ok": clear_after <= 2 and not aired_gone and not gaps and not left,
        "dumps": done,
        "last_clear_frame_after_command": clear_after,
        "dumped_frames": len(gone),
        "dumped_frames_aired": aired_gone,
        "dumped_pictures_left": len(left),
        "time_stamp_jumps": gaps,
    }


def _look(stage: Studio, last_at: Frame) -> tuple[Frame, int]:
    """Time stamps of what aired: the last, and how often they did not go on by one."""
    jumps = 0
    for aired in stage.aired:
        jumps += aired.at != last_at + 1
        last_at = aired.at
    return last_at, jumps


def late_masks(tries: int, delay_ms: int = 10_000, seed: int = 5) -> dict[str, object]:
    """A canary where a patient's name would be airs into the delay line uncovered, over cuts, transitions and boxes;
    a mask, or a cover of the whole source, made 0 to 9 s later has to reach every frame of it that has not aired."""
    chance = random.Random(seed)
    leaked = looked = 0
    strongest, control = 0, 0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(tries):
            sources = (free("a", canary=True, scene="overhead"), free("b", scene="room"))
            with studio(a_show(*sources, delay_ms=delay_ms), folder, keep=False) as s:
                _on_air(s, "b")
                s.must(c.Preview(Scene.of("a")))
                kind = ("cut", "mix", "wipe", "box", "beside")[number % 5]
                _bring(s, kind, chance)
                late = chance.randrange(0, s.show.rate.frames_in_ms(delay_ms) - 30)
                s.step(max(1, late))
                if late < 150:  # and away again: it stands in the line alone
                    s.must(c.Cut(Scene.of("b")))
                control = max(control, _strongest(s))
                s.post(c.CoverSource("a") if chance.random() < 0.3 else c.PutMask("a", patient("overhead", 150)))
                for _ in range(s.show.rate.frames_in_ms(delay_ms) + 20):
                    s.step()
                    found = _canary(s.air.block)
                    looked += 1
                    leaked += found > FAINT
                    strongest = max(strongest, found)
    return {
        "ok": not leaked and control > FAINT,
        "tries": tries,
        "frames_looked_at": looked,
        "frames_with_canary": leaked,
        "strongest": strongest,
        "strongest_in_the_line_before": control,
    }


def _bring(stage: Studio, kind: str, chance: random.Random) -> None:
    match kind:
        case "cut":
            stage.must(c.Take())
        case "mix" | "wipe":
            moves = TransitionKind.MIX if kind == "mix" else TransitionKind.WIPE_LEFT
            stage.must(c.SetTransition(moves, chance.randrange(5, 60)), c.Auto())
        case "box":
            stage.must(c.Cut(picture_in_picture("b", "a")))
        case _:
            stage.must(c.Cut(side_by_side("a", "b")))


def _canary(block: Bytes) -> int:
    planes = planes_of(block)
    return int(np.minimum(planes.u, planes.v).max()) - 128


def _strongest(stage: Studio) -> int:
    """The strongest canary in the line before it is covered: else the proof proves nothing."""
    return max((_canary(slot.block) for slot in stage.line.slots if slot.frame >= 0), default=0)


def _on_air(stage: Studio, source: str) -> None:
    stage.on_air()
    stage.must(c.Cut(Scene.of(source)))
    stage.step(10)


def line_memory(seconds: float = 3.0, width: int = 1920, height: int = 1080, fps: int = 30) -> dict[str, object]:
    """Resident memory that a delay of `seconds` really takes, against what is computed; not the spare slots' share."""
    DelayLine(64, 48, 1)
    before, depth = _resident(), round(seconds * fps)
    line = DelayLine(width, height, depth)
    taken = _resident() - before
    computed = frame_bytes(width, height) * fps * seconds
    share = taken * depth / (depth + SPARE)
    return {
        "ok": abs(share / computed - 1) <= 0.05,
        "mb_per_second": round(share / seconds / 1e6, 1),
        "computed_mb_per_second": round(frame_bytes(width, height) * fps / 1e6, 1),
        "with_spare_slots_mb": round(taken / 1e6, 1),
        "says_mb": round(line.bytes / 1e6, 1),
    }


def line_cpu(frames: int = 900, depth: int = 30) -> dict[str, object]:
    """CPU of the line by itself at 1080p30: begin, commit, air, done, scrub; the picture is drawn into its slot anyway.
    The verified copy that a full-frame cut costs is told beside it."""
    line, source = DelayLine(1920, 1080, depth), new_block(1920, 1080)
    sound = np.zeros((1600, 2), np.float32)
    began = time.process_time()
    for frame in range(frames):
        line.scrub(2)
        assert not line.busy(frame)
        slot = line.begin(frame)
        line.commit(slot, Composition(frame), sound)
        aired = line.air(frame - depth, frame) if frame >= depth else None
        if aired is not None:
            line.done(aired)
    alone = time.process_time() - began
    began = time.process_time()
    for frame in range(frames, frames + 300):
        np.copyto(line.begin(frame).block, source)
    copy = (time.process_time() - began) / 300
    share = alone / frames * 30 * 100
    return {
        "ok": share <= 3.0,
        "percent_of_a_core": round(share, 2),
        "copy_ms_a_frame": round(copy * 1000, 2),
        "with_copy_percent": round(share + copy * 30 * 100, 2),
    }


def _resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * resource.getpagesize()
