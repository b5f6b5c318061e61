"""From a paper to the air: tell the show that runs with this case that consent was withdrawn.

Owner: `producer case withdraw`, one call.
"""

from __future__ import annotations

import secrets
from pathlib import Path

from producer.app.ctl import PATIENCE, Client
from producer.app.state import StateFault, default_dir
from producer.core.commands import Withdrawal, WithdrawConsent
from producer.wire.messages import Reply


def reach_show(state: Path | None, number: str, reason: Withdrawal) -> str:
    """What became of it, in one sentence: done, no show runs, or it runs with another case."""
    folder = (state or default_dir()).absolute()
    id = secrets.token_hex(8)
    try:
        with Client(folder, name="case withdraw") as client:
            for message in client.heard(PATIENCE):
                welcome = client.session.welcome
                if welcome is not None and message is welcome:
                    if welcome.show.case != number:
                        return f"The show that runs in {folder} is of another case; it goes on."
                    client.send(client.session.ask(id, WithdrawConsent(reason), "case withdraw"))
                elif isinstance(message, Reply) and message.id == id:
                    return f"The running show is cut since frame {message.frame}." if message.ok else message.reason
    except StateFault as fault:
        return f"No running show was reached ({fault})"
    except ConnectionError:
        pass
    return "THE RUNNING SHOW DID NOT ANSWER: press PRIVACY CUT there."
