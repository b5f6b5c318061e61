"""The reviewer as a process: killed, cancelled, with damaged edits; and recordings of several parts."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyrage
import pytest

from producer.core.edits import Edit, EditKind, PutEdit, UndoEdit, edits_digest
from producer.review.film import Film
from producer.review.publish import publish, sweep
from producer.vault.keys import recipient_of
from producer.vault.published import Approval
from producer.vault.spool import NotWhole
from producer.wire import review as w
from tests.review.given import FRAME, KEYS, SECOND, record
from tests.review.keys import IDENTITY, PUBLICS, SEED, SIGNER
from tests.review.seen import shown

pytestmark = pytest.mark.e2e

OWN = str(pyrage.x25519.Identity.generate())
APPROVAL = Approval("T", "Lin", "seen", "", ("0" * 64,), "0" * 64, "rehearsal", "t", 1)


class Reviewer:
    def __init__(self, part: Path, kept: Path | None = None, given: str = "") -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-m", "producer", "reviewer", "test"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1,
        )  # fmt: skip
        self.say(w.OpenRecording((str(part),), IDENTITY, (SIGNER.public.hex(),), str(kept) if kept else "", given))

    def say(self, message: object) -> None:
        assert self.child.stdin is not None
        self.child.stdin.write(w.REVIEW.encode(message) + "\n")

    def heard(self) -> Iterator[object]:
        assert self.child.stdout is not None
        for line in self.child.stdout:
            yield w.REVIEW.decode(line.rstrip("\n"))

    def until(self, *kinds: type) -> object:
        """The next message of one of these kinds."""
        return next(message for message in self.heard() if isinstance(message, kinds))

    def end(self) -> int:
        assert self.child.stdin is not None and self.child.stdout is not None
        self.child.stdin.close()
        self.child.stdout.read()
        self.child.stdout.close()
        return self.child.wait(20)


def order(shelf: Path) -> w.MakeReplay:
    return w.MakeReplay(APPROVAL.text(), recipient_of(OWN), SEED.hex(), str(shelf))


@pytest.fixture(scope="module")
def part(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return record(tmp_path_factory.mktemp("film"), 20)


def test_killed_while_it_publishes(part: Path, tmp_path: Path) -> None:
    reviewer = Reviewer(part)
    reviewer.until(w.EditsNow)
    reviewer.say(order(tmp_path))
    reviewer.until(w.Making)
    reviewer.child.send_signal(signal.SIGKILL)
    reviewer.end()
    assert [each.name[0] for each in tmp_path.iterdir()] == ["."]
    assert sweep(tmp_path) == 1 and not list(tmp_path.iterdir())


def test_cancelled_and_made_again(part: Path, tmp_path: Path) -> None:
    reviewer = Reviewer(part)
    reviewer.until(w.EditsNow)
    reviewer.say(order(tmp_path))
    reviewer.until(w.Making)
    assert sweep(tmp_path) == 0, "somebody writes it"
    reviewer.say(w.StopMaking())
    assert reviewer.until(w.NotMade, w.Made) == w.NotMade("it was cancelled; nothing was published", True)
    assert not list(tmp_path.iterdir())
    reviewer.say(w.ReleaseReplay())
    assert reviewer.until(w.NotMade) == w.NotMade("there is nothing to publish")
    reviewer.say(w.AskEdit("1", PutEdit(Edit("c", EditKind.CUT, SECOND, 19 * SECOND))))
    reviewer.until(w.EditAnswered)
    reviewer.say(order(tmp_path))
    made = reviewer.until(w.NotMade, w.Made)
    assert isinstance(made, w.Made) and made.pictures == 60
    assert [each.name[0] for each in tmp_path.iterdir()] == ["."], "it has no name before it is released"
    reviewer.say(w.ReleaseReplay())
    released = reviewer.until(w.Released)
    assert isinstance(released, w.Released)
    assert shown(Path(released.folder), OWN).replay.approval.edits == made.edits
    assert reviewer.end() == 0


def test_a_draft_that_nobody_releases_goes_with_the_process(part: Path, tmp_path: Path) -> None:
    reviewer = Reviewer(
        part, given='{"producer_edits":1,"edits":[{"id":"c","kind":"cut","at":240000,"until":9999999}]}'
    )
    reviewer.until(w.EditsNow)
    reviewer.say(order(tmp_path))
    assert isinstance(reviewer.until(w.Made, w.NotMade), w.Made)
    assert reviewer.end() == 0 and not list(tmp_path.iterdir())


def test_two_never_keep_one_list_of_edits(part: Path, tmp_path: Path) -> None:
    kept = tmp_path / "review" / "edits.age"
    first = Reviewer(part, kept)
    first.until(w.EditsNow)
    second = Reviewer(part, kept)
    assert second.until(w.ReviewFault) == w.ReviewFault("It is being reviewed already: close that window first.")
    assert second.end() == 1
    first.child.kill()
    first.end()
    third = Reviewer(part, kept)
    third.until(w.EditsNow)
    assert third.end() == 0


def test_damaged_edits_are_never_begun_anew(part: Path, tmp_path: Path) -> None:
    kept = tmp_path / "edits.age"
    reviewer = Reviewer(part, kept)
    reviewer.until(w.EditsNow)
    reviewer.say(w.AskEdit("1", UndoEdit()))
    assert reviewer.until(w.EditAnswered) == w.EditAnswered("1", "There is nothing to undo.")
    reviewer.say(w.AskEdit("2", PutEdit(Edit("c", EditKind.CUT, 0, FRAME))))
    reviewer.until(w.EditAnswered)
    assert reviewer.end() == 0
    kept.write_bytes(kept.read_bytes()[:-1])
    reviewer = Reviewer(part, kept)
    fault = reviewer.until(w.ReviewFault)
    assert isinstance(fault, w.ReviewFault) and "does not open" in fault.text
    assert reviewer.end() == 1


def test_two_parts_are_one_film(tmp_path: Path) -> None:
    parts = [
        record(tmp_path, 4, ()),
        record(tmp_path, 4, (("chapter", 3 * SECOND, 3 * SECOND, "Port"),), later=3 * SECOND),
    ]
    film = Film(parts, PUBLICS, IDENTITY)
    assert (film.first, film.end, len(film.seals)) == (0, 210, 2)
    edits = (Edit("c", EditKind.CUT, 5 * SECOND, 6 * SECOND),)
    approval = Approval("T", "Lin", "seen", film.recording, film.seals, edits_digest("", edits), "rehearsal", "t", 1)
    draft = publish(film, edits, approval, type(KEYS)(recipient_of(OWN), SEED.hex()), tmp_path / "shelf")
    seen = shown(draft.release(), OWN)
    # The first part gives frames 0 to 119, the second 120 to 209, whose own pictures 30 on they are.
    assert seen.numbers == [*range(120), *range(30, 60), *range(90, 120)]


def test_two_runs_of_a_show_never_hide_each_other(tmp_path: Path) -> None:
    """Their times both begin at 0: what a reviewer sees would not be what is published."""
    parts = [record(tmp_path, 4, ()), record(tmp_path, 3, ())]
    with pytest.raises(NotWhole, match="part-0001 and part-0002 are of two runs"):
        Film(parts, PUBLICS, IDENTITY)
    assert [Film([part], PUBLICS, IDENTITY).end for part in parts] == [120, 90]


def test_the_player_shows_the_part_that_is_published(tmp_path: Path) -> None:
    """Where a recorder that came back was sent something once more."""
    film = Film([record(tmp_path, 4, ()), record(tmp_path, 4, (), later=3 * SECOND)], PUBLICS, IDENTITY)
    assert [film.part_at(at * SECOND) for at in (0, 3, 4, 7)] == [0, 0, 1, 1]


def test_parts_that_do_not_fit(tmp_path: Path) -> None:
    own = type(KEYS)(recipient_of(OWN), SEED.hex())
    parts = [record(tmp_path / "a", 1, ()), record(tmp_path / "b", 1, (), own)]
    with pytest.raises(NotWhole, match="one by one"):
        Film(parts, PUBLICS, IDENTITY)
    with pytest.raises(NotWhole, match="is not proven"):
        Film(parts, {}, IDENTITY)
