"""A key store in memory: a typed stand-in for an operating system's keyring, for the tests of what keeps keys."""

from __future__ import annotations

from collections.abc import Mapping

from producer.app.keystore import SecretStore


class Drawer(SecretStore):
    """Holds what it is given for as long as the test runs; `content` may be looked into."""

    description = "a drawer"

    def __init__(self, content: Mapping[str, str] | None = None) -> None:
        self.content = dict(content or {})

    def get(self, name: str) -> str | None:
        return self.content.get(name)

    def set(self, name: str, secret: str) -> None:
        self.content[name] = secret

    def delete(self, name: str) -> bool:
        return self.content.pop(name, None) is not None

    def names(self) -> list[str]:
        return sorted(self.content)
