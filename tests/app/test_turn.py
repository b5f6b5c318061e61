"""One at a time: again within one's own turn, never within another's, and a place that cannot be written is said."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from producer.app.turn import NoTurn, Turn


def test_one_at_a_time_and_again_within(tmp_path: Path) -> None:
    mine, other = Turn(tmp_path / "deep" / "lock"), Turn(tmp_path / "deep" / "lock", 0.05)
    with mine.taken():
        with mine.taken():
            pass
        with pytest.raises(NoTurn, match="another command"), other.taken():
            pytest.fail("both at once")
    with other.taken():
        pass


def test_threads_of_one_process_wait_for_each_other(tmp_path: Path) -> None:
    turn, done = Turn(tmp_path / "lock"), list[str]()

    def second() -> None:
        with turn.taken():
            done.append("second")

    thread = threading.Thread(target=second)
    with turn.taken():
        thread.start()
        thread.join(0.1)
        done.append("first")
    thread.join(30)
    assert done == ["first", "second"]


def test_a_place_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NoTurn, match="cannot be written"), Turn(tmp_path / "file" / "lock").taken():
        pytest.fail("without a lock")
