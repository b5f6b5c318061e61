"""`producer check`, `doctor` and `keys` as a person or a script calls them: words, exit codes, no secret anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from producer.app.main import COMMANDS, main
from tests.e2e.show import ROOT, producer

pytestmark = pytest.mark.e2e

HEAD = 'title = "T"\ncase = "CASE-1"\nfps = 25\nsize = "320x180"\n'
ROOM = '[[source]]\nid = "room"\nkind = "simulated"\nprofile = "none"\noptions = { scene = "room" }\n'
PASSPHRASE = "a phrase to p4ss"
BROKEN = {
    "nothing": ("", ["title", "case", "fps", "size"]),
    "no text": ("\0\xff\x80", ["1"]),
    "no toml": (HEAD + "[[source]\n", ["5"]),
    "four at once": (
        HEAD.replace("25", "26").replace("320x180", "8x8").replace("CASE-1", "Ada Example") + ROOM + "speed = 3\n",
        ["fps", "size", "case", "speed", "10"],
    ),
    "unknown kinds": (
        HEAD + ROOM.replace("simulated", "telepathy") + '[[output]]\nid = "x"\nkind = "pigeon"\n',
        ["telepathy", "rtsp", "pigeon", "record"],
    ),
    "a secret in the open": (
        HEAD + ROOM + '[[output]]\nid = "x"\nkind = "rtmp"\noptions = { url = "rtmp://127.0.0.1/a", key = "s3cret" }\n',
        ["keyring:NAME"],
    ),
    "a camera without masks": (HEAD + ROOM.replace('"none"', '"field"'), ["mask"]),
}
"""Name -> file, and what a person must be told."""


@pytest.mark.parametrize("name", BROKEN)
def test_check_says_everything_that_is_wrong(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    text, told = BROKEN[name]
    (tmp_path / "show.toml").write_text(text, encoding="latin-1")
    monkeypatch.chdir(tmp_path)
    code = main(["check", "show.toml"])
    said = "".join(capfd.readouterr())
    assert code == 1 and "Traceback" not in said and "s3cret" not in said, said
    assert not [each for each in told if each not in said], said
    assert main(["check", "--json", "show.toml"]) == 1
    spoken = json.loads(capfd.readouterr().out)
    assert spoken["ok"] is False and len(spoken["problems"]) >= 1
    if name == "four at once":  # a process of its own says the same
        made = producer(tmp_path, "check", "show.toml")
        assert (made.returncode, made.stdout + made.stderr) == (1, said)


def test_check_of_what_is_well_and_of_what_is_not_there(tmp_path: Path) -> None:
    rehearsal = ROOT / "resources" / "rehearsal" / "show.toml"
    assert producer(tmp_path, "check", str(rehearsal)).returncode == 0
    missing = producer(tmp_path, "check", "nowhere.toml")
    assert missing.returncode == 1 and "nowhere.toml" in missing.stdout + missing.stderr
    started = producer(tmp_path, "run", "nowhere.toml")
    assert started.returncode == 2 and "nowhere.toml" in started.stderr and "Traceback" not in started.stderr


def test_doctor_tells_what_this_machine_carries(tmp_path: Path) -> None:
    made = producer(tmp_path, "doctor", "--json", "--seconds", "1")
    report = json.loads(made.stdout)
    assert made.returncode == (0 if report["ok"] else 1) and not made.stderr
    subjects = {each["subject"] for each in report["findings"]}
    assert {"processors", "cameras 720p30", "disk", "shared memory", "key store"} <= subjects, subjects
    for each in report["findings"]:
        assert each["found"] and (each["mark"] == "OK" or each["mend"]), each


def test_keys_are_kept_sealed_and_never_said(tmp_path: Path) -> None:
    def keys(*words: str, typed: str = "", passphrase: str = PASSPHRASE) -> tuple[int, str]:
        made = producer(tmp_path, "keys", *words, typed=typed, passphrase=passphrase)
        assert "s3cret" not in made.stdout + made.stderr and "Traceback" not in made.stderr
        return made.returncode, made.stdout + made.stderr

    assert keys("set", "stream", typed="s3cret-1\n")[0] == 0
    assert keys("set", "camera", typed="s3cret-2\n")[0] == 0
    code, text = keys("list", "--json")
    assert code == 0 and json.loads(text)["names"] == ["camera", "stream"]
    sealed = tmp_path / ".config" / "surgery-producer" / "keys.sealed"
    assert sealed.stat().st_mode & 0o777 == 0o600 and b"s3cret" not in sealed.read_bytes()
    assert b"camera" not in sealed.read_bytes(), "nor do the names stand there"
    code, text = keys("list", passphrase="another one entirely")
    assert code == 1 and "does not open" in text
    code, text = keys("list", passphrase="")
    assert code == 1 and "--passphrase-fd" in text, "nobody to ask: said, not waited for"
    assert keys("delete", "camera")[0] == 0 and keys("delete", "camera")[0] == 1
    assert keys("set", "bad name", typed="s3cret\n")[0] == 2
    assert keys("set", "empty", typed="\n")[0] == 1
    show = HEAD + ROOM + (
        '[[output]]\nid = "x"\nkind = "rtmp"\n'
        'options = { url = "rtmp://127.0.0.1:9/a", key = "keyring:absent" }\n'
    )  # fmt: skip
    (tmp_path / "show.toml").write_text(show)
    made = producer(tmp_path, "run", "show.toml", "--state", str(tmp_path / "s"), passphrase=PASSPHRASE)
    assert made.returncode == 2 and "absent" in made.stderr and "producer keys set" in made.stderr


def test_the_commands_explain_themselves(tmp_path: Path) -> None:
    """Each by itself: tests/app/test_main.py."""
    general = producer(tmp_path, "--help")
    assert general.returncode == 0
    for name, command in COMMANDS.items():
        assert name in general.stdout and command.help in " ".join(general.stdout.split())
    own = producer(tmp_path, "run", "--help")
    assert own.returncode == 0 and own.stdout.startswith("usage: producer run") and not own.stderr
    assert producer(tmp_path).returncode == 2
    assert producer(tmp_path, "nonsense").returncode == 2
