"""`producer ctl` against a wire peer of its own: every word, every exit code, nothing done twice."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import Server, ServerConnection, serve

from producer.app import ctl, ctlwords
from producer.app.main import main
from producer.core import commands as c
from producer.core.events import CaptionsHeld, Refused
from producer.core.layouts import picture_in_picture, side_by_side
from producer.core.roles import Role
from producer.core.scene import Scene, SlateKind, TransitionKind
from producer.core.show import Look, Mask
from producer.core.timebase import Rate
from producer.wire.codec import WireError
from producer.wire.messages import ENGINE_LINES, Bye, Happened, Reply, Request, Snapshot, Welcome
from producer.wire.session import Execute, Replies, Send, ServerSession
from tests.app.shows import SHOW
from tests.wire.examples import engine_state


class Peer:
    """An engine's end in memory: does nothing but answer. `hang_up` drops that many connections after the request."""

    def __init__(self, state: Path) -> None:
        self.done: list[Request] = []
        self.replies = Replies()
        self.hang_up = 0
        self.refuse = ""
        self.mute = False
        self.state = state
        self.server: Server = serve(self._serve, "127.0.0.1", 0)
        self._thread = threading.Thread(target=self.server.serve_forever)
        self._thread.start()
        facts = {"port": self.server.socket.getsockname()[1], "token": "t0ken", "pid": os.getpid()}
        (state / "engine.json").write_text(json.dumps(facts))

    def close(self) -> None:
        self.server.shutdown()
        self._thread.join()

    def _serve(self, line: ServerConnection) -> None:
        session = ServerSession(dict.fromkeys(Role, "t0ken"), self.replies, object())
        try:
            while True:
                for step in session.receive(line.recv(), 5, 100, Welcome(5, 1, SHOW)):
                    if isinstance(step, Send):
                        line.send(step.line)
                    elif isinstance(step, Execute):
                        self.done.append(step.request)
                        reply = Reply(step.request.id, 6, not self.refuse, 101, self.refuse)
                        self.replies.answer(reply)
                        if self.hang_up:
                            self.hang_up -= 1
                            line.close()
                            return
                        if not self.mute:
                            line.send(ENGINE_LINES.encode(reply))
                    else:
                        return
                if session.snapshots:
                    line.send(ENGINE_LINES.encode(Snapshot(6, 900, engine_state(6))))
                if session.events:
                    events = (CaptionsHeld(7, True, "desk: hold"), Refused(8, "There is no such source.", "cut"))
                    line.send(ENGINE_LINES.encode(Happened(6, events)))
                    line.send(ENGINE_LINES.encode(Bye("The show ended.")))
        except (ConnectionClosed, WireError):
            return


@pytest.fixture
def peer(tmp_path: Path) -> Iterator[Peer]:
    made = Peer(tmp_path)
    yield made
    made.close()


def say(peer: Peer, *words: str) -> int:
    """Run `producer ctl` with `words`."""
    return main(["ctl", "--state", str(peer.state), *words])


CORNERS = ((0, 0), (2000, 0), (2000, 3000))
SAID: list[tuple[str, c.Command]] = [
    ("preview cam1", c.Preview(Scene.of("cam1"))),
    ("cut cam1", c.Cut(Scene.of("cam1"))),
    ("take", c.Take()),
    ("auto", c.Auto()),
    ("transition wipe_left 30", c.SetTransition(TransitionKind.WIPE_LEFT, 30)),
    ("bar 5000", c.MoveBar(5000)),
    ("slate", c.CutToSlate(SlateKind.SAFE)),
    ("slate pause", c.CutToSlate(SlateKind.PAUSE)),
    ("fade-to-slate end", c.FadeToSlate(SlateKind.END)),
    ("layout pip a b", c.Preview(picture_in_picture("a", "b"))),
    ("layout side-by-side a b --cut", c.Cut(side_by_side("a", "b"))),
    ("mask put cam1 m1 --points 0,0_2000,0_2000,3000", c.PutMask("cam1", Mask("m1", CORNERS))),
    (
        "mask put cam1 m1 --points 0,0_2000,0_2000,3000 --look soft --margin 9 --feather 8",
        c.PutMask("cam1", Mask("m1", CORNERS, Look.SOFT, 9, 8)),
    ),
    ("mask remove cam1 m1", c.RemoveMask("cam1", "m1")),
    ("mask confirm cam1", c.ConfirmMasks("cam1")),
    ("mask cover cam1", c.CoverSource("cam1")),
    ("mask uncover cam1", c.UncoverSource("cam1")),
    ("inside cam1", c.ConfirmInside("cam1")),
    ("caption", c.ShowCaption("")),
    ("caption 腹膜", c.ShowCaption("腹膜")),
    ("hold-captions on", c.HoldCaptions(True)),
    ("lower-third surgeon", c.ShowLowerThird("surgeon")),
    ("lower-third off", c.HideLowerThird()),
    ("logo off", c.ShowLogo(False)),
    ("clock on", c.ShowClock(True)),
    ("countdown 300", c.ShowCountdown(300)),
    ("private", c.StartPrivatePreview()),
    ("live", c.GoLive()),
    ("end", c.EndShow()),
    ("off-air", c.BackToOffAir()),
    ("output start rec", c.StartOutput("rec")),
    ("output stop rec", c.StopOutput("rec")),
    ("audio gain ch1 -6.5", c.SetGain("ch1", -65)),
    ("audio mute ch1 on", c.SetMute("ch1", True)),
    ("audio pan ch1 -100", c.SetPan("ch1", -100)),
    ("audio delay ch1 120", c.SetSoundDelay("ch1", 120)),
    ("audio follow ch1 off", c.FollowVideo("ch1", False)),
    ("audio listen ch1 on", c.Listen("ch1", True)),
    ("cue go", c.Go()),
    ("cue back", c.StepCue(False)),
    ("cue opening", c.SelectCue("opening")),
    ("mark", c.Mark()),
    ("mark chapter Incision", c.Mark(c.MarkKind.CHAPTER, "Incision")),
    ("dump", c.Dump()),
    ("privacy-cut", c.PrivacyCut()),
    ("dump 2.5", c.DumpNewest(75)),
    ("delay 10", c.SetDelay(300)),
    ("delay 0 now", c.ConfirmDelay(0)),
    ("release", c.ArmRelease()),
    ("release now", c.ReleaseCut()),
    ("time-out", c.TimeOut()),
    ("end-time-out", c.ArmTimeOutRelease()),
    ("end-time-out now", c.ReleaseTimeOut()),
    ("withdraw", c.WithdrawConsent()),
    ("withdraw --reason patient", c.WithdrawConsent(c.Withdrawal.PATIENT)),
]


def _words(text: str) -> list[str]:
    return [word.replace("_", " ") if "," in word else word for word in text.split()]


@pytest.mark.parametrize(("text", "command"), SAID, ids=[text for text, _ in SAID])
def test_every_word_makes_its_command(text: str, command: c.Command) -> None:
    args = ctlwords.parse(_words(text))
    if ctlwords.in_seconds(args):
        args.rate = Rate(30)
    assert ctlwords.usage_error(args) == "" and ctlwords.command_of(args) == command


def test_every_word_is_tried() -> None:
    said = {text.split()[0] for text, _ in SAID}
    assert said | {"status", "watch", "room", "consent", "access", "block-list"} == set(ctlwords.WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "", "nonsense", "cut", "bar half", "transition fly 3", "slate green", "logo maybe", "output restart rec",
        "mask put", "mask put cam1", "mask put cam1 m1", "mask put cam1 m1 --points 0,0_1,1", "mask remove cam1",
        "mask cover", "mask put cam1 m1 --points 0,0_1,a_2,2", "audio gain ch1 loud", "audio pan ch1 left",
        "audio mute ch1 yes", "audio gain ch1 inf", "audio gain ch1 nan", "audio sing ch1 1",
        "delay", "delay long", "delay 61", "delay -1", "delay nan", "delay 5 later", "dump all",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_2_and_reaches_nobody(peer: Peer, text: str) -> None:
    try:
        code = say(peer, *_words(text))
    except SystemExit as left:  # argparse's own way out
        code = int(left.code or 0)
    assert code == ctl.USAGE and not peer.done


@pytest.mark.parametrize("text", ["audio pan ch1 left", "audio delay ch1 soon"])
def test_a_wrong_number_is_told_in_our_own_words(text: str, peer: Peer, capsys: pytest.CaptureFixture[str]) -> None:
    assert say(peer, *_words(text)) == ctl.USAGE
    assert "is not a whole number" in capsys.readouterr().err


def test_done_is_0_with_revision_and_frame(peer: Peer, capsys: pytest.CaptureFixture[str]) -> None:
    assert say(peer, "cut", "cam1") == ctl.DONE
    assert capsys.readouterr().out == "Done at frame 101, revision 6.\n"
    assert [request.command for request in peer.done] == [c.Cut(Scene.of("cam1"))]
    assert peer.done[0].person == "ctl"
    assert say(peer, "--as", "pedal", "take", "--json") == ctl.DONE
    assert json.loads(capsys.readouterr().out)["ok"] is True and peer.done[1].person == "pedal"


def test_refused_is_1_with_its_reason(peer: Peer, capsys: pytest.CaptureFixture[str]) -> None:
    peer.refuse = "There is no source 'cam9' in this show."
    assert say(peer, "cut", "cam9") == ctl.REFUSED
    assert capsys.readouterr().out == f"Refused at frame 101, revision 6: {peer.refuse}\n"
    assert main(["ctl", "--json", "--state", str(peer.state), "cut", "cam9"]) == ctl.REFUSED
    assert json.loads(capsys.readouterr().out)["reason"] == peer.refuse


def test_a_lost_connection_does_nothing_twice(peer: Peer) -> None:
    peer.hang_up = 1
    assert say(peer, "take") == ctl.DONE
    assert len(peer.done) == 1


def test_no_show_is_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ctl", "--state", str(tmp_path), "take"]) == ctl.UNREACHABLE
    assert "start one with: producer run SHOW" in capsys.readouterr().err
    (tmp_path / "engine.json").write_text(json.dumps({"port": 1, "token": "t", "pid": 1}))
    assert main(["ctl", "--state", str(tmp_path), "take"]) == ctl.UNREACHABLE
    assert "does not answer" in capsys.readouterr().err


def test_a_show_that_does_not_answer_is_3(peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctl, "PATIENCE", 0.3)
    peer.mute = True
    assert say(peer, "take") == ctl.UNREACHABLE


def test_a_wrong_token_is_3_and_says_so(peer: Peer, capsys: pytest.CaptureFixture[str]) -> None:
    facts = json.loads((peer.state / "engine.json").read_text())
    (peer.state / "engine.json").write_text(json.dumps({**facts, "token": "other"}))
    assert say(peer, "take") == ctl.UNREACHABLE
    assert "The token is wrong" in capsys.readouterr().err


def test_status_says_everything(peer: Peer, capsys: pytest.CaptureFixture[str]) -> None:
    assert say(peer, "status") == ctl.DONE
    words = capsys.readouterr().out
    for part in ("on air, frame 900", "program cam1 | preview cam2", "source cam20: live", "output rec: running",
                 "part-1.mp4", "camera cam3: 9 % of a core"):  # fmt: skip
        assert part in words
    assert say(peer, "status", "--json") == ctl.DONE
    assert isinstance(ENGINE_LINES.decode(capsys.readouterr().out.strip()), Snapshot)


def test_masks_are_listed(peer: Peer, capsys: pytest.CaptureFixture[str]) -> None:
    assert say(peer, "mask", "list", "cam1") == ctl.DONE
    assert "cam1: 2 masks, confirmed\n  wall: solid, margin 0" in capsys.readouterr().out
    assert say(peer, "mask", "list", "--json") == ctl.DONE
    assert len(json.loads(capsys.readouterr().out)) == 20
    assert say(peer, "mask", "list", "cam99") == ctl.REFUSED


def test_watch_tells_what_happens_until_the_show_ends(peer: Peer, capsys: pytest.CaptureFixture[str]) -> None:
    assert say(peer, "watch") == ctl.UNREACHABLE
    out = capsys.readouterr().out
    assert "7 captions held\n" in out and "8 refused: There is no such source.\n" in out
    assert say(peer, "watch", "--json") == ctl.UNREACHABLE
    assert isinstance(ENGINE_LINES.decode(capsys.readouterr().out.strip()), Happened)
