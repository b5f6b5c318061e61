"""Staff's pages: review, revoke, the list of this show, invitations with their QR code, and the counts.

Owner: the room's event loop. Staff sign in with the staff token (owner-only `room.json`) and a name for the record;
their sessions stand in RAM for eight hours, eight at once.
"""

from __future__ import annotations

import hmac
import io
import secrets
from base64 import b64encode
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence

import segno
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from producer.room.accounts import Account, AccountState, Unknown
from producer.room.house import House, wall_ms
from producer.room.limits import household
from producer.room.pages import language_of
from producer.room.staffwords import KEYS
from producer.room.web import form_of
from producer.room.words import word

LASTS_MS = 8 * 3_600_000
MOST = 8
SHOWN = 200
"""Decided accounts on the page: who looks on now, who is on the list, then the latest."""


class StaffWeb:
    """Staff's routes. `token` opens them."""

    def __init__(self, house: House, token: str) -> None:
        self._house, self._token = house, token
        self._sessions: OrderedDict[str, tuple[str, int]] = OrderedDict()
        """Cookie -> name for the record, and when it ends."""

    def routes(self) -> Sequence[BaseRoute]:
        """All of them."""
        rows: list[tuple[str, Callable[[Request], Awaitable[Response]], str]] = [
            ("/staff", self.show, "GET"), ("/staff/signin", self.sign_in, "POST"),
            ("/staff/signout", self.sign_out, "POST"), ("/staff/decide", self.decide, "POST"),
            ("/staff/invite", self.invite, "POST"), ("/staff/counts", self.counts, "GET"),
        ]  # fmt: skip
        return [Route(path, call, methods=[method]) for path, call, method in rows]

    async def show(self, request: Request) -> Response:
        """The desk of staff, or the way in."""
        by = self._by(request)
        if by is None:
            return self._door(request)
        return self._page(request, by)

    async def sign_in(self, request: Request) -> Response:
        """By the token, and with a name."""
        form = await form_of(request)
        visit = request.cookies.get(self._house.visit_cookie, "")
        if not self._house.sessions.word_holds(visit, form.get("word", "")):
            return self._door(request, "staff_old_form", 400)
        who = household(request.client.host if request.client else "")
        if not self._house.often.staff.take(who):
            return self._door(request, "staff_too_often", 429)
        by = " ".join(form.get("by", "").split())[:60]
        if (
            not hmac.compare_digest(form.get("token", "").strip().encode(), self._token.encode())
            or not by.isprintable()
        ):
            return self._door(request, "staff_wrong_token", 403)
        cookie = secrets.token_urlsafe(32)
        self._sessions[cookie] = by or "staff", wall_ms() + LASTS_MS
        while len(self._sessions) > MOST:
            self._sessions.popitem(last=False)
        answer = RedirectResponse("/staff", 303)
        self._house.set_cookie(answer, self._house.staff_cookie, cookie, LASTS_MS // 1000)
        return answer

    async def sign_out(self, request: Request) -> Response:
        """End the session."""
        form = await form_of(request)
        if self._by(request) is not None and self._word_holds(request, form):
            del self._sessions[request.cookies[self._house.staff_cookie]]
        return RedirectResponse("/staff", 303)

    async def decide(self, request: Request) -> Response:
        """Approve, refuse, revoke, erase, list, unlist."""
        by, form = self._by(request), await form_of(request)
        if by is None or not self._word_holds(request, form):
            return self._door(request, "", 403)
        accounts, id, reason = self._house.accounts, form.get("account", ""), form.get("reason", "")
        try:
            match form.get("what"):
                case "approve":
                    account = await accounts.approve(id, by)
                case "refuse":
                    account = await accounts.refuse(id, reason, by)
                case "revoke":
                    account = await accounts.revoke(id, reason, by)
                case "erase":
                    account = await accounts.forget(id, by)
                    did = self._t(request, "staff_did_erased").format(name=account.person.name)
                    return self._page(request, by, did)
                case "list" | "unlist" as what:
                    account = await accounts.set_listed(id, what == "list", by)
                case _:
                    return self._page(request, by, self._t(request, "staff_cannot"), True, status=400)
        except Unknown as unknown:
            return self._page(request, by, _refusal(unknown, request), True, status=409)
        return self._page(request, by, self._t(request, _did(account)).format(name=account.person.name))

    async def invite(self, request: Request) -> Response:
        """A link and its code, shown once."""
        by, form = self._by(request), await form_of(request)
        if by is None or not self._word_holds(request, form):
            return self._door(request, "", 403)
        uses, hours = _whole(form.get("uses", ""), 1000), _whole(form.get("hours", ""), 720)
        if not uses or not hours:
            return self._page(request, by, self._t(request, "staff_span"), True, status=422)
        try:
            token, _ = await self._house.invitations.make(uses, hours, by)
        except Unknown as unknown:
            return self._page(request, by, _refusal(unknown, request), True, status=409)
        return self._page(request, by, invitation=f"{self._house.address.url}/invite/{token}")

    async def counts(self, request: Request) -> Response:
        """For the page's script."""
        if self._by(request) is None:
            return Response(status_code=403)
        return JSONResponse(self._counts(request))

    def _counts(self, request: Request) -> dict[str, object]:
        state = self._house.state()
        air = self._t(request, {"on_air": "staff_yes", "ended": "staff_ended"}.get(state.phase, "staff_no"))
        if state.cover:
            cover = self._t(request, f"staff_cover_{state.cover}")
            air = self._t(request, "staff_covered").format(air=air, cover=cover)
        return {
            "viewers": state.viewers, "peak": state.peak, "applause": state.applause, "waiting": state.waiting,
            "phase": air,
        }  # fmt: skip

    @staticmethod
    def _t(request: Request, key: str) -> str:
        return word(key, language_of(request))

    def _page(
        self, request: Request, by: str, said: str = "", wrong: bool = False, invitation: str = "", status: int = 200
    ) -> Response:
        everybody = self._house.accounts.everybody()
        waiting = [each for each in everybody if each.state is AccountState.WAITING]
        online = {seat.viewer.id for seat in self._house.audience.seats()}
        decided = (each for each in everybody if each.state is not AccountState.WAITING)
        others = sorted(decided, key=lambda e: (e.id not in online, not e.listed, -e.decided))[:SHOWN]
        return self._house.pages.page(
            request, "staff.html", status, by=by, counts=self._counts(request), waiting=waiting, others=others,
            online=online, said=said, said_wrong=wrong, invitation=invitation, qr=qr(invitation) if invitation else "",
            form_word=self._house.sessions.word(request.cookies[self._house.staff_cookie]),
        )  # fmt: skip

    def _door(self, request: Request, error: str = "", status: int = 200) -> Response:
        visit = request.cookies.get(self._house.visit_cookie, "")
        fresh = not 20 <= len(visit) <= 64
        visit = secrets.token_urlsafe(24) if fresh else visit
        answer = self._house.pages.page(
            request,
            "staffsignin.html",
            status,
            error=self._t(request, error) if error else "",
            form_word=self._house.sessions.word(visit),
        )
        if fresh:
            self._house.set_cookie(answer, self._house.visit_cookie, visit, 86_400)
        return answer

    def _by(self, request: Request) -> str | None:
        found = self._sessions.get(request.cookies.get(self._house.staff_cookie, ""))
        return found[0] if found is not None and found[1] > wall_ms() else None

    def _word_holds(self, request: Request, form: dict[str, str]) -> bool:
        cookie = request.cookies.get(self._house.staff_cookie, "")
        return self._house.sessions.word_holds(cookie, form.get("word", ""))


def qr(text: str) -> str:
    """`text` as a QR code, in a data address."""
    out = io.BytesIO()
    segno.make(text, error="m").save(out, kind="svg", scale=6, border=2, dark="#000", light="#fff")
    return "data:image/svg+xml;base64," + b64encode(out.getvalue()).decode()


def _did(account: Account) -> str:
    """The key of what a decision came to."""
    if account.state is AccountState.APPROVED:
        return "staff_did_listed" if account.listed else "staff_did_unlisted"
    return f"staff_did_{account.state.value}"


def _refusal(unknown: Unknown, request: Request) -> str:
    """Why not, in the page's language where we have it."""
    key = KEYS.get(str(unknown))
    return word(key, language_of(request)) if key is not None else str(unknown)


def _whole(text: str, most: int) -> int:
    """1 to `most`, or 0."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    return number if number <= most else 0
