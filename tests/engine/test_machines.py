"""Who is asked when: the gate before everything that shows, the machines in their order."""

from __future__ import annotations

from dataclasses import replace

from producer.core import commands as c
from producer.core.consent import SourceFacts
from producer.core.events import Event, OutputChanged, Phase, Presence, PresenceChanged, ProgramChanged, Refused
from producer.core.presence import Meaning
from producer.core.scene import Scene
from producer.core.show import Look, Mask, OutputSpec, Profile, Show
from producer.engine.delayline import SPARE
from producer.engine.facts import facts_of
from producer.engine.machines import Machines, Seen
from producer.wire.processes import PROCESSES, Standing
from tests.engine.given import a_show, camera, free

OUTPUTS = (OutputSpec("rec", "record"), OutputSpec("live", "hls"), OutputSpec("later", "record", autostart=False))
SHOW = a_show(camera("a", backup="b", tone_hz=440), camera("b"), free("c"), outputs=OUTPUTS)
FRESH = Seen(fresh=True, meaning=Meaning.PICTURE, geometry=0, alive=False, full=True)
DEAD = Seen(fresh=False, meaning=Meaning.NO_SIGNAL, geometry=0, alive=False, full=False)


def machines(show: Show = SHOW, real: bool = False) -> Machines:
    facts = facts_of(show)
    if real:
        facts = replace(facts, sources={**facts.sources, "a": SourceFacts(rehearsal=False, loopback=False)})
    return Machines(show, facts, True, frozenset("abc"), SPARE, 0)


def tick(made: Machines, at: int, **seen: Seen) -> list[Event]:
    return made.tick(at, {source: seen.get(source, FRESH) for source in "abc"})


def live(made: Machines) -> int:
    for at in range(5):
        tick(made, at)
    for command in (c.StartPrivatePreview(), c.GoLive(), c.Cut(Scene.of("a"))):
        made.handle(command, 5, "me")
    return 6


def refusals(events: list[Event]) -> list[str]:
    return [event.reason for event in events if isinstance(event, Refused)]


def test_with_a_real_camera_nothing_shows_and_everything_hides() -> None:
    made = machines(real=True)
    for at in range(5):
        tick(made, at)
    for shows in (c.StartPrivatePreview(), c.Cut(Scene.of("b")), c.ConfirmMasks("a"), c.StartOutput("rec")):
        assert refusals(made.handle(shows, 5, "me")), shows
    for hides in (c.CutToSlate(), c.CoverSource("a"), c.Dump(), c.PrivacyCut(), c.StopOutput("rec")):
        assert not refusals(made.handle(hides, 5, "me")), hides


def test_a_take_is_asked_for_what_it_brings() -> None:
    made = machines()
    at = live(made)
    made.handle(c.Preview(Scene.of("b")), at, "me")
    made.facts = replace(made.facts, sources={k: v for k, v in made.facts.sources.items() if k != "b"})
    assert "Nothing is known of source 'b'" in refusals(made.handle(c.Take(), at, "me"))[0]


def test_go_live_starts_the_outputs_that_want_it_and_off_air_stops_them() -> None:
    made = machines()
    at = live(made)
    assert made.outputs.wanted == {"rec", "live"}
    made.handle(c.StartOutput("later"), at, "me")
    assert not made.handle(c.StartOutput("later"), at, "me"), "it is started already"
    assert refusals(made.handle(c.StartOutput("x"), at, "me"))
    assert "there are: later, live, rec" in refusals(made.handle(c.StopOutput("x"), at, "me"))[0]
    made.handle(c.EndShow(), at, "me")
    events = made.handle(c.BackToOffAir(), at, "me")
    assert {e.output for e in events if isinstance(e, OutputChanged) and not e.wanted} == {"rec", "live", "later"}


def test_only_what_stands_on_program_or_may_be_needed_is_on_standby() -> None:
    made = machines()
    at = live(made)
    picture = made.switcher.picture(at)
    tick(made, at)
    assert made.standby(picture) == frozenset()
    for n in range(at, at + 8):
        tick(made, n, a=DEAD)
    assert made.standby(picture) == {"b"}


def test_a_backup_comes_when_it_is_ready_and_not_before() -> None:
    made = machines()
    at = live(made)
    not_full = replace(FRESH, full=False)
    events = [e for n in range(at, at + 30) for e in tick(made, n, a=DEAD, b=not_full)]
    assert any(isinstance(e, PresenceChanged) and e.after is Presence.LOST for e in events)
    assert not any(isinstance(e, ProgramChanged) for e in events)
    events = tick(made, at + 30, a=DEAD)
    assert [e.after for e in events if isinstance(e, ProgramChanged)] == [Scene.of("b")]


def test_sound_of_a_covered_lost_or_latched_source_is_heard_nowhere() -> None:
    made = machines()
    at = live(made)
    tick(made, at)
    assert not made.hearing.strips(at, frozenset("a"))["a"].silent
    made.handle(c.CoverSource("a"), at, "me")
    tick(made, at + 1)
    assert made.hearing.strips(at + 1, frozenset("a"))["a"].silent
    made.handle(c.UncoverSource("a"), at + 1, "me")
    tick(made, at + 2)
    assert not made.hearing.strips(at + 2, frozenset("a"))["a"].silent
    for n in range(at + 3, at + 30):
        tick(made, n, a=DEAD)
    assert made.hearing.strips(at + 30, frozenset("a"))["a"].silent


def test_the_revision_rises_with_every_change() -> None:
    made = machines()
    at = live(made)
    last = made.revision
    for command in (
        c.CoverSource("a"),
        c.SetMute("a", True),
        c.StopOutput("rec"),
        c.ShowCaption("hello"),
        c.SetDelay(0),
    ):
        made.handle(command, at, "me")
        assert made.revision > last, command
        last = made.revision


def test_wanting_something_changes_nothing_here() -> None:
    assert machines().handle(c.Want(("a",), 1), 0, "me") == []


def test_an_engine_that_comes_after_stays_cut_and_mute() -> None:
    """What hid before the crash hides after it; only a person opens it again."""
    show = a_show(camera("cam1", tone_hz=440), free("filler", tone_hz=440))
    first, second = (Machines(show, facts_of(show), True, frozenset(("cam1", "filler")), SPARE, 0) for _ in range(2))
    before = first.standing_revision
    for command in (c.StartPrivatePreview(), c.GoLive(), c.SetMute("filler", True), c.PrivacyCut()):
        first.handle(command, 1, "test")
        assert first.standing_revision > before
        before = first.standing_revision
    standing = PROCESSES.decode(PROCESSES.encode(first.standing(7)))
    assert isinstance(standing, Standing) and standing.cut
    second.resume(standing, 500)
    assert second.switcher.snapshot().phase is Phase.ON_AIR and not second.delay.admits
    assert second.delay.air(500) is None
    second.handle(c.ArmRelease(), 501, "test")
    second.handle(c.ReleaseCut(), 502, "test")
    assert second.delay.admits and second.delay.air(502) == 502
    assert [channel.mute for channel in second.sound.snapshot().channels] == [False, True]
    assert second.hearing.strips(503, frozenset())["filler"].mute


def scoped() -> tuple[Machines, int]:
    """A show with a patient's rules: scope "s" is on preview, and the backup of "c" on program."""
    surround = Mask("round", ((0, 0), (10_000, 0), (0, 10_000)), Look.FIELD_ONLY)
    scope = replace(camera("s"), profile=Profile.SCOPE, masks=(surround,), confirmed=False, fixed=False)
    card = replace(free("c"), backup="s")
    show = a_show(scope, card)
    made = Machines(show, facts_of(show), False, frozenset("sc"), SPARE, 0)
    for at in range(5):
        made.tick(at, {"s": FRESH, "c": FRESH})
    made.handle(c.ConfirmMasks("s"), 5, "me")
    state = made.masks.of("s")
    assert state is not None
    made.masks.applied("s", state.epoch, 5)
    for command in (c.StartPrivatePreview(), c.GoLive(), c.Cut(Scene.of("c")), c.Preview(Scene.of("s"))):
        assert not refusals(made.handle(command, 5, "me")), command
    for at in range(6, 12):
        made.tick(at, {"s": FRESH, "c": FRESH})
    return made, 12


def test_a_scope_airs_only_when_a_person_says_that_it_is_inside_at_each_take() -> None:
    made, at = scoped()
    for takes in (c.Take(), c.Auto(), c.MoveBar(10), c.Cut(Scene.of("s"))):
        assert "still inside" in refusals(made.handle(takes, at, "me"))[0], takes
    assert not refusals(made.handle(c.ConfirmInside("s"), at, "me"))
    assert not refusals(made.handle(c.Take(), at, "me")) and made.switcher.picture(at).sources == {"s"}
    assert refusals(made.handle(c.Cut(Scene.of("s")), at + 1, "me")), "used up"
    assert not refusals(made.handle(c.CutToSlate(), at + 1, "me")), "hiding never asks"


def test_a_bar_that_was_begun_with_a_word_is_moved_on_without_another() -> None:
    made, at = scoped()
    made.handle(c.ConfirmInside("s"), at, "me")
    for position in (100, 5000, 10_000):
        assert not refusals(made.handle(c.MoveBar(position), at, "me")), position


def test_a_scope_never_stands_in_by_itself() -> None:
    made, at = scoped()
    made.handle(c.ConfirmInside("s"), at, "me")
    told: list[Event] = []
    for frame in range(at, at + 60):
        told += made.tick(frame, {"s": FRESH, "c": DEAD})
    assert [r for r in refusals(told) if "never comes to program by itself" in r]
    assert "s" not in made.switcher.picture(at + 60).sources


def test_a_covered_scope_on_program_comes_back_with_a_word_only() -> None:
    made, at = scoped()
    made.handle(c.ConfirmInside("s"), at, "me")
    made.handle(c.Take(), at, "me")
    made.handle(c.CoverSource("s"), at + 1, "me")
    made.tick(at + 1, {"s": FRESH, "c": FRESH})
    assert "still inside" in refusals(made.handle(c.UncoverSource("s"), at + 2, "me"))[0]
    made.handle(c.ConfirmInside("s"), at + 2, "me")
    assert not refusals(made.handle(c.UncoverSource("s"), at + 2, "me"))
    made.handle(c.PrivacyCut(), at + 3, "me")
    made.handle(c.ArmRelease(), at + 4, "me")
    assert "still inside" in refusals(made.handle(c.ReleaseCut(), at + 5, "me"))[0]
