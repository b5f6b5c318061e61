"""The first lines of a process: what others may read of its memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

_ASK = """
import ctypes, resource, sys
from producer.app import child
child.prepare(sys.argv[1], "x", sys.argv[2], "s")
found = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE)
open(sys.argv[2] + "/said", "w").write(repr(found))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="prctl is Linux's")
@pytest.mark.parametrize(("kind", "dumpable"), [("engine", 0), ("camera", 0), ("output", 1)])
def test_what_holds_pictures_is_in_no_dump(kind: str, dumpable: int, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", _ASK, kind, str(tmp_path)], check=True, timeout=30)
    assert (tmp_path / "said").read_text() == f"({dumpable}, (0, 0))"


_COMMAND = """
import contextlib, resource, sys
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
from producer.app.main import main
with contextlib.suppress(SystemExit):
    main([sys.argv[1], "--help"])
print(resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows writes no core by itself")
@pytest.mark.parametrize("command", ["run", "room", "triage"])
def test_no_command_leaves_a_core_dump(command: str) -> None:
    told = subprocess.run([sys.executable, "-c", _COMMAND, command], capture_output=True, text=True, timeout=60)
    assert told.stdout.endswith("(0, 0)\n"), told
