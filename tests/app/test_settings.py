"""Show files: everything wrong is told at once, with line, key and what is allowed; nothing unsafe gets through."""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import ClassVar

import pytest

from producer.app.settings import ShowRefused, check_command, load_show, parse_show, references
from producer.app.showoptions import Kinds
from producer.core.show import Look, OptionValue, Profile
from producer.core.timebase import Rate

ROOT = Path(__file__).parents[2]
HEAD = 'title = "Case"\ncase = "OR3-14"\nfps = 25\nsize = "1280x720"\n'
CARD = '[[source]]\nid = "card"\nkind = "drawn"\nprofile = "none"\n'


class Drawn:
    """A kind that can only bring drawn pictures."""

    REHEARSAL: ClassVar[bool] = True
    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {
        "scene": (str, "what it shows: a or b"),
        "seed": (int, "a number"),
    }

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]:
        return [("scene", "unknown scene; a or b")] if options.get("scene") not in (None, "a", "b") else []

    @classmethod
    def loopback(cls, options: dict[str, OptionValue]) -> bool:
        return True


class Real(Drawn):
    """A kind that brings a real camera, with secrets."""

    REHEARSAL: ClassVar[bool] = False
    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {
        "url": (str, "address"),
        "password": (str, "secret"),
        "stream_key": (str, "secret"),
        "authorization": (str, "keyring:NAME of a header"),
        "key_interval": (int, "seconds"),
    }

    @classmethod
    def loopback(cls, options: dict[str, OptionValue]) -> bool:
        return options.get("url") == "here"


KINDS = Kinds({"drawn": Drawn, "real": Real, "microphone": Drawn}, {"file": Drawn, "push": Real})
TRIANGLE = '[[source.mask]]\nid = "m"\npoints = [[0, 0], [5000, 0], [0, 5000]]\n'


def problems(text: str) -> list[tuple[int, str, str]]:
    """(line, key, what is wrong and what is allowed) of everything wrong in `text`."""
    with pytest.raises(ShowRefused) as refused:
        parse_show(text, Path("."), KINDS)
    return [(p.line, p.key, f"{p.wrong} {p.allowed}") for p in refused.value.problems]


def only(text: str) -> tuple[int, str, str]:
    """The one problem of `text`."""
    found = problems(text)
    assert len(found) == 1, found
    return found[0]


def test_the_smallest_show_and_its_defaults() -> None:
    show = parse_show(HEAD + CARD, Path("."), KINDS)
    assert (show.rate, show.width, show.height) == (Rate(25), 1280, 720)
    assert show.sources[0].label == "card"
    assert show.sources[0].profile is Profile.NONE
    assert (show.policy.lookahead, show.policy.hold_ms, show.encoder.preset) == (6, 500, "superfast")


def test_a_cue_of_strangers_names_each_and_an_unknown_table_is_told_of_all_there_are() -> None:
    text = HEAD + CARD + '[[cue]]\nid = "a"\nlayout = "quad"\nsources = ["carb", "card", "ghost"]\n[colour]\n'
    assert [wrong for _, _, wrong in problems(text)][:3] == [
        "'a': the layout quad takes 4 sources, not 3. ",
        "'a': no source is named 'carb'. Did you mean 'card'? card",
        "'a': no source is named 'ghost'. card",
    ]
    assert "room" in problems(text)[-1][2]


def test_all_errors_come_at_once_in_the_order_of_the_file() -> None:
    text = (
        'title = ""\ncase = "Smith"\nfps = 31\nsize = "1281x720"\n'
        '[policy]\nhold_ms = 501\nlookahed = 3\n[[source]]\nid = "A"\nkind = "drwn"\nprofile = "non"\n'
    )
    found = problems(text)
    assert [line for line, _, _ in found] == [1, 2, 3, 4, 6, 7, 9, 10, 11]
    assert [key for _, key, _ in found] == [
        "title",
        "case",
        "fps",
        "size",
        "policy.hold_ms",
        "policy.lookahed",
        "source[A].id",
        "source[A].kind",
        "source[A].profile",
    ]
    assert "Did you mean 'lookahead'?" in found[5][2]
    assert "Did you mean 'drawn'?" in found[7][2]
    assert "Did you mean 'none'?" in found[8][2]
    assert "field | room | scope | tower | none" in found[8][2]


@pytest.mark.parametrize("case", ["OR3-2026-014", "A1", "REHEARSAL-1"])
def test_case_numbers(case: str) -> None:
    assert parse_show(HEAD.replace("OR3-14", case) + CARD, Path("."), KINDS).case == case


@pytest.mark.parametrize(
    "case", ["Smith", "SMITH-JOHN", "Müller-1", "A 1", "1957-03-12", "or3-14", "A1-", "A" * 32 + "1"]
)
def test_a_name_or_a_date_is_no_case_number(case: str) -> None:
    assert only(HEAD.replace("OR3-14", case) + CARD)[:2] == (2, "case")


@pytest.mark.parametrize(
    ("fps", "rate"),
    [("30", Rate(30)), ('"29.97"', Rate(30000, 1001)), ("59.94", Rate(60000, 1001)), ("23.976", Rate(24000, 1001))],
)
def test_rates(fps: str, rate: Rate) -> None:
    assert parse_show(HEAD.replace("25", fps) + CARD, Path("."), KINDS).rate == rate


@pytest.mark.parametrize("size", ["1282x720", "1280x721", "316x180", "3844x2160", "1280X720", "1280"])
def test_sizes_that_are_refused(size: str) -> None:
    assert only(HEAD.replace("1280x720", size) + CARD)[:2] == (4, "size")


def test_ids_stand_once_each() -> None:
    assert only(HEAD + CARD + CARD)[:2] == (10, "source")
    twice = CARD + TRIANGLE + TRIANGLE
    assert only(HEAD + twice)[:2] == (13, "source[card].mask")
    output = '[[output]]\nid = "card"\nkind = "file"\n'
    assert "also the id of a source" in only(HEAD + CARD + output)[2]


def test_options_are_judged_by_their_kind() -> None:
    text = HEAD + CARD + "[source.options]\nsene = 'a'\nseed = true\nscene = 'c'\n"
    found = problems(text)
    assert [(line, key) for line, key, _ in found] == [
        (10, "source[card].options.sene"),
        (11, "source[card].options.seed"),
        (12, "source[card].options.scene"),
    ], "all of them at once, each once"
    assert "Did you mean 'scene'?" in found[0][2]
    line, key, wrong = only(HEAD + CARD + "[source.options]\nscene = 'c'\n")
    assert (line, key) == (10, "source[card].options.scene") and "a or b" in wrong


@pytest.mark.parametrize("option", ["password", "stream_key", "authorization"])
def test_a_secret_in_the_open_is_refused_and_not_repeated(option: str) -> None:
    text = HEAD + CARD + f'[[output]]\nid = "o"\nkind = "push"\n[output.options]\n{option} = "hunter2"\n'
    line, key, wrong = only(text)
    assert (line, key) == (13, f"output[o].options.{option}")
    assert "hunter2" not in wrong and "keyring:NAME" in wrong
    assert "hunter2" not in str(only(text.replace('"hunter2"', "['hunter2']")))
    show = parse_show(text.replace("hunter2", "keyring:hospital.key-1"), Path("."), KINDS)
    assert references(show.outputs[0].options) == {option: "hospital.key-1"}


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    text = HEAD + CARD + '[[output]]\nid = "o"\nkind = "push"\noptions = { url = "rtmp://me:hunter2@host/a" }\n'
    line, key, wrong = only(text)
    assert (line, key) == (12, "output[o].options.url") and "hunter2" not in wrong


@pytest.mark.parametrize("url", ["rtmp://host/a?key=hunter2", "srt://host:9000?mode=caller&passphrase=hunter2"])
def test_a_key_in_an_address_is_refused_and_not_repeated(url: str) -> None:
    line, key, wrong = only(HEAD + CARD + f'[[output]]\nid = "o"\nkind = "push"\noptions = {{ url = "{url}" }}\n')
    assert (line, key) == (12, "output[o].options.url") and "hunter2" not in wrong


def test_an_address_cannot_hide_in_the_key_store() -> None:
    text = HEAD + CARD + '[[output]]\nid = "o"\nkind = "push"\noptions = { url = "keyring:far" }\n'
    assert "where it can be judged" in only(text)[2]


def test_a_number_named_key_is_no_secret() -> None:
    text = HEAD + CARD + '[[output]]\nid = "o"\nkind = "push"\noptions = { key_interval = 5 }\n'
    assert parse_show(text, Path("."), KINDS).outputs[0].options == {"key_interval": 5}


@pytest.mark.parametrize(
    ("points", "line"),
    [
        ("[[0, 0], [1, 1]]", 11),
        ("[[0, 0], [5000, 0],\n [0, 10001]]", 12),
        ("[[0, 0], [5000, 0], [0, -1]]", 11),
        ("[[0, 0], [5000, 0], [0, 1.5]]", 11),
        ("[[0, 0], [5000, 0], [0, true]]", 11),
        ("[[0, 0], [5000, 5000], [10000, 10000]]", 11),
        ('"everything"', 11),
    ],
)
def test_masks_that_hide_nothing_certain_are_refused(points: str, line: int) -> None:
    mask = f'[[source.mask]]\nid = "m"\npoints = {points}\n'
    found = only(HEAD + CARD + mask)
    assert found[:2] == (line, "source[card].mask[m].points")


def test_masks_are_read() -> None:
    mask = TRIANGLE + 'look = "soft"\nmargin = 50\nfeather = 20\n'
    (found,) = parse_show(HEAD + CARD + mask, Path("."), KINDS).sources[0].masks
    assert (found.points[1], found.look, found.margin, found.feather) == ((5000, 0), Look.SOFT, 50, 20)


def camera(kind: str, profile: str, more: str = "") -> str:
    """A show with one camera."""
    return HEAD + f'[[source]]\nid = "c"\nkind = "{kind}"\nprofile = "{profile}"\n{more}'


def test_a_camera_that_may_show_a_patient_needs_masks() -> None:
    line, key, wrong = only(camera("real", "room"))
    assert (line, key) == (8, "source[c].profile") and "no mask" in wrong
    assert parse_show(camera("real", "room", TRIANGLE), Path("."), KINDS)


def test_the_profile_is_never_assumed() -> None:
    text = HEAD + '[[source]]\nid = "c"\nkind = "drawn"\n'
    line, key, wrong = only(text)
    assert (line, key) == (5, "source[c].profile") and "missing" in wrong


def test_only_a_rehearsal_confirms_masks_in_its_file() -> None:
    assert parse_show(camera("drawn", "room", "confirmed = true\n" + TRIANGLE), Path("."), KINDS)
    assert only(camera("real", "room", "confirmed = true\n" + TRIANGLE))[:2] == (9, "source[c].confirmed")


def test_a_moving_camera_cannot_rely_on_drawn_masks() -> None:
    moving = "fixed = false\n" + TRIANGLE
    assert parse_show(camera("drawn", "room", moving), Path("."), KINDS)
    assert only(camera("real", "room", moving))[:2] == (9, "source[c].fixed")
    assert only(camera("real", "scope", moving))[:2] == (9, "source[c].fixed")
    assert parse_show(camera("real", "scope", moving + 'look = "field_only"\n'), Path("."), KINDS)


def test_the_file_arms_guards_by_name() -> None:
    armed = parse_show(camera("drawn", "room", 'guards = ["moved"]\n' + TRIANGLE), Path("."), KINDS)
    assert armed.sources[0].guards == ("moved",)
    assert "Did you mean" in only(camera("drawn", "room", 'guards = ["move"]\n' + TRIANGLE))[2]
    assert only(camera("drawn", "room", "guards = true\n" + TRIANGLE))[:2] == (9, "source[c].guards")
    assert only(camera("drawn", "room", "guards = [1]\n" + TRIANGLE))[1] == "source[c].guards"
    moving = 'fixed = false\nguards = ["moved"]\n'
    assert "stays put" in only(camera("drawn", "room", moving + TRIANGLE))[2]
    assert "has masks" in only(camera("drawn", "none", 'guards = ["moved"]\n'))[2]


@pytest.mark.parametrize("backup", ["c", "nobody", "mic"])
def test_a_backup_is_another_picture(backup: str) -> None:
    text = camera("drawn", "none", f'backup = "{backup}"\n') + '[[source]]\nid = "mic"\nkind = "microphone"\n'
    assert only(text)[:2] == (9, "source[c].backup")


def test_a_channel_hears_a_source_that_sounds() -> None:
    assert only(HEAD + CARD + '[[channel]]\nid = "x"\nsource = "crad"\n')[2].startswith(
        "no source is named 'crad'. Did you"
    )
    silent = HEAD + CARD + "sound = false\n" + '[[channel]]\nid = "x"\nsource = "card"\n'
    assert only(silent)[:2] == (12, "channel[x].source")


def test_a_microphone_is_no_picture() -> None:
    microphone = '[[source]]\nid = "mic"\nkind = "microphone"\n'
    assert "no source has a picture" in only(HEAD + microphone)[2]
    assert only(HEAD + CARD + microphone + TRIANGLE)[:2] == (11, "source[mic].kind")


def test_at_most_eight_pictures() -> None:
    many = "".join(CARD.replace("card", f"c{number}") for number in range(9))
    assert only(HEAD + many)[:2] == (37, "source")
    assert (
        len(
            parse_show(
                HEAD + many.replace('"c8"\nkind = "drawn"\nprofile = "none"', '"c8"\nkind = "microphone"'),
                Path("."),
                KINDS,
            ).sources
        )
        == 9
    )


def test_the_logo_has_to_be_there(tmp_path: Path) -> None:
    text = HEAD + CARD + '[graphics]\nlogo = "l.png"\n[graphics.slates]\nstrt = "x"\n'
    with pytest.raises(ShowRefused) as refused:
        parse_show(text, tmp_path, KINDS)
    assert [(p.line, p.key) for p in refused.value.problems] == [(10, "graphics.logo"), (12, "graphics.slates.strt")]
    (tmp_path / "l.png").touch()
    assert parse_show(text.replace("strt", "start"), tmp_path, KINDS).graphics.slates == {"start": "x"}


@pytest.mark.parametrize("source", ["source = 1\n", "[source]\nid = 'a'\n", "source = [1]\n", "graphics = 3\n"])
def test_a_table_of_the_wrong_shape(source: str) -> None:
    text = HEAD + source + (CARD if source.startswith("graphics") else "")
    assert all(key in ("source", "graphics") for _, key, _ in problems(text))


def test_text_that_is_not_toml_says_where() -> None:
    assert only(HEAD + "a = = 1\n")[0] == 5
    assert only(HEAD + "a = [1,\n")[0] in (5, 6)
    assert problems(HEAD.replace("\n", "\r\n") + "a = = 1\r\n")[0][0] == 5


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ShowRefused, match="cannot be read: No such file"):
        load_show(tmp_path / "none.toml", KINDS)
    (tmp_path / "bad.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ShowRefused, match="UTF-8"):
        load_show(tmp_path / "bad.toml", KINDS)


# -- the project's own shows, with the real kinds ---------------------------------------------------------------------
def test_the_rehearsal_is_a_rehearsal() -> None:
    show = load_show(ROOT / "resources/rehearsal/show.toml")
    kinds = Kinds.built_in()
    assert (show.width, show.height, show.rate) == (1280, 720, Rate(30))
    assert sum(source.needs_masks for source in show.sources) == 4
    assert all(source.confirmed or not source.needs_masks for source in show.sources)
    assert all(kinds.sources[source.kind].loopback(source.options) for source in show.sources)
    assert all(kinds.outputs[output.kind].loopback(output.options) for output in show.outputs)


def test_the_example_of_the_reference_loads(tmp_path: Path) -> None:
    document = (ROOT / "docs/show.md").read_text()
    example = re.findall(r"```toml\n(.*?)```", document, re.DOTALL)[0]
    (tmp_path / "logo.png").touch()
    show = parse_show(example, tmp_path)
    assert {source.kind for source in show.sources} >= {"rtsp", "capture", "still", "clip", "microphone"}
    assert {output.kind for output in show.outputs} == {"record", "hls", "rtmp"}


def test_the_reference_names_every_kind_and_option() -> None:
    document = (ROOT / "docs/show.md").read_text()
    kinds = Kinds.built_in()
    for table in (kinds.sources, kinds.outputs):
        for name, kind in table.items():
            section = re.search(rf"^#+ .*`{name}`.*?(?=^#|\Z)", document, re.MULTILINE | re.DOTALL)
            assert section, f"docs/show.md has no section on {name}"
            missing = [option for option in kind.OPTIONS if f"`{option}`" not in section[0]]
            assert not missing, f"docs/show.md does not tell {name}'s {missing}"


def test_check_says_it_in_words_and_in_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = ROOT / "resources/rehearsal/show.toml"
    assert check_command(argparse.Namespace(show=str(good), json=False)) == 0
    assert "show.toml is well" in capsys.readouterr().out
    bad = tmp_path / "bad.toml"
    bad.write_text(good.read_text().replace("fps = 30", "fps = 33"))
    assert check_command(argparse.Namespace(show=str(bad), json=False)) == 1
    assert "bad.toml, line 6: fps: 33 is not a broadcast rate." in capsys.readouterr().out
    assert check_command(argparse.Namespace(show=str(bad), json=True)) == 1
    told = json.loads(capsys.readouterr().out)
    assert not told["ok"] and [(p["line"], p["key"]) for p in told["problems"]] == [(6, "fps")]
