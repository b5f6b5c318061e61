"""From a paper to the air: tell the show that runs with this case that consent was withdrawn.

Owner: `producer case withdraw`, one call.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from producer.app.ctl import PATIENCE, Client
from producer.app.state import StateFault, default_dir, show_that_runs
from producer.core.commands import Withdrawal, WithdrawConsent
from producer.core.show import Show
from producer.wire.messages import Reply


def reach_show(state: Path | None, file: Path, number: str, reason: Withdrawal) -> str:
    """What became of it, in one sentence: done, no show runs, or it runs with another case. `number` "": what stands in
    the case file `file` cannot be read; then the show that names this very file is meant."""
    folder = (state or default_dir()).absolute()
    id = secrets.token_hex(8)
    try:
        with Client(folder, name="case withdraw") as client:
            for message in client.heard(PATIENCE):
                welcome = client.session.welcome
                if welcome is not None and message is welcome:
                    if not (welcome.show.case == number if number else _names(folder, welcome.show, file)):
                        return f"The show that runs in {folder} is of another case; it goes on."
                    client.send(client.session.ask(id, WithdrawConsent(reason), "case withdraw"))
                elif isinstance(message, Reply) and message.id == id:
                    return f"The running show is cut since frame {message.frame}." if message.ok else message.reason
    except StateFault as fault:
        return f"No running show was reached ({fault})"
    except ConnectionError:
        pass
    return "THE RUNNING SHOW DID NOT ANSWER: press PRIVACY CUT there."


def _names(folder: Path, show: Show, file: Path) -> bool:
    """The show that runs in `folder` goes by the case file `file`."""
    running = show_that_runs(folder)
    if running is None or not show.case_file:
        return False
    return (running.parent / show.case_file).resolve() == file.resolve()
