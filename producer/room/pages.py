"""The room's pages: templates, what stands beside them, and the language of who asks.

Owner: the room's event loop. Templates escape everything (autoescape is on for all); static files are read once into
RAM, so that no path from outside ever reaches a disk. Their addresses carry a digest of their content and never
change it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from producer.room.words import NAMES, choose, word

FOLDER = Path(__file__).parent / "pages"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript", ".svg": "image/svg+xml"}
PLAYER = "vendor/hls.mjs"
"""From npm by the set-up; see installer/web."""


@dataclass(frozen=True, slots=True)
class Asset:
    """One static file."""

    body: bytes
    kind: str


class Pages:
    """All templates and static files. `show`: the title that stands on every page."""

    def __init__(self, show: str) -> None:
        self._show = show
        self._environment = Environment(
            loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined, trim_blocks=True
        )
        static = FOLDER / "static"
        self.assets = {
            str(path.relative_to(static)): Asset(path.read_bytes(), _TYPES[path.suffix])
            for path in sorted(static.rglob("*"))
            if path.suffix in _TYPES
        }
        digest = hashlib.sha256(b"".join(asset.body for asset in self.assets.values())).hexdigest()[:12]
        self._stamp = digest
        """Of all files: scripts import each other by plain names, so they change their address together."""

    def address(self, name: str) -> str:
        """Where static file `name` stands. Raises KeyError."""
        self.assets[name]
        return f"/static/{self._stamp}/{name}"

    def static(self, stamp: str, name: str) -> Response:
        """The static file."""
        asset = self.assets.get(name)
        if asset is None or stamp != self._stamp:
            return Response(status_code=404)
        keep = {"Cache-Control": "public, max-age=86400, immutable"}
        return Response(asset.body, media_type=asset.kind, headers=keep)

    def page(self, request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """`template` in the language of who asks."""
        language = language_of(request)
        path = request.url.path if request.method == "GET" else "/"
        text = self._environment.get_template(template).render(
            t=lambda key: word(key, language), language=language, languages=NAMES, show=self._show, path=path,
            asset=self.address, **{"signed_in": False, "form_word": "", **values},
        )  # fmt: skip
        return HTMLResponse(text, status)


def language_of(request: Request) -> str:
    """The language a page is drawn in."""
    return choose(request.cookies.get("language", ""), request.headers.get("accept-language", ""))
