"""What viewers may ask of the room over the web, request by request. The hot road to segments is `livedoor`.

Owner: the room's event loop. Each form is a POST with a word that belongs to the sender's cookie; whoever is signed in
is known by an HttpOnly, SameSite=Strict cookie. Answers to strangers do not tell whether an account exists.
"""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from producer.room.accounts import (
    LONGEST,
    SHORTEST,
    TERMS,
    Account,
    AccountState,
    Busy,
    Unknown,
    person_of,
)
from producer.room.house import House
from producer.room.limits import household
from producer.room.pages import language_of
from producer.room.sessions import ENDED, LASTS_MS, Session
from producer.room.words import LANGUAGES, table, word

_FIELDS = ("name", "hospital", "licence", "specialty", "mail")
_PLAYER_WORDS = (
    "play", "pause", "behind", "connecting", "reconnecting", "not_begun", "ended", "cover_consent", "cover_cut",
    "cover_pause", "cover_studio", "replaced", "here_again", "session_over", "sign_in", "full", "no_player",
    "tap_to_play", "state_revoked", "state_unlisted", "reason", "applause_sent", "replay_gone",
)  # fmt: skip


async def form_of(request: Request) -> dict[str, str]:
    """The fields of an urlencoded form, the last of each name; empty for anything else."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        return {}
    try:
        return dict(parse_qsl((await request.body()).decode(), keep_blank_values=True, max_num_fields=40))
    except ValueError:
        return {}


def player_words(language: str) -> dict[str, str]:
    """What the scripts of the pages say."""
    return {**{key: word(key, language) for key in _PLAYER_WORDS}, **table(language, "desk_")}


class Web:
    """The viewers' routes."""

    def __init__(self, house: House) -> None:
        self._house = house

    def routes(self) -> Sequence[BaseRoute]:
        """All of them."""
        rows: list[tuple[str, Callable[[Request], Awaitable[Response]], str]] = [
            ("/", self.home, "GET"), ("/terms", self.terms, "GET"), ("/language", self.language, "GET"),
            ("/register", self.register_page, "GET"), ("/register", self.register, "POST"),
            ("/signin", self.sign_in_page, "GET"), ("/signin", self.sign_in, "POST"),
            ("/signout", self.sign_out, "POST"), ("/invite/{token}", self.invited, "GET"),
            ("/invite", self.join, "POST"), ("/live", self.live, "GET"), ("/age", self.age, "POST"),
            ("/static/{stamp}/{name:path}", self.static, "GET"),
        ]  # fmt: skip
        return [Route(path, call, methods=[method]) for path, call, method in rows]

    # -- plain pages --------------------------------------------------------------------------------------------------
    async def home(self, request: Request) -> Response:
        """Sign in, register; who is signed in goes on to the live page."""
        if self.session(request) is not None:
            return _go("/live")
        return self.page(request, "home.html")

    async def terms(self, request: Request) -> Response:
        """What viewers accept."""
        return self.page(request, "terms.html", terms_version=TERMS)

    async def language(self, request: Request) -> Response:
        """Keep the language that was chosen, and go back."""
        to, back = request.query_params.get("to", ""), request.query_params.get("back", "/")
        answer = _go(back if _ours(back) else "/")
        if to in LANGUAGES:
            self._house.set_cookie(answer, "language", to, 365 * 86_400)
        return answer

    async def static(self, request: Request) -> Response:
        """Scripts, style, icon."""
        return self._house.pages.static(request.path_params["stamp"], request.path_params["name"])

    # -- registering --------------------------------------------------------------------------------------------------
    async def register_page(self, request: Request) -> Response:
        """The empty form."""
        return self._register_form(request, {"invite": request.query_params.get("invite", "")[:64]}, [])

    async def register(self, request: Request) -> Response:
        """Into staff's queue, or back to the form with what is wrong. The same answer for a known address."""
        form = await form_of(request)
        if not self._word_holds(request, form):
            return self._register_form(request, form, [], "form_old", 400)
        if not self._house.often.registering.take(self._who(request)):
            return self._register_form(request, form, [], "too_often", 429)
        person, wrong = person_of(form)
        password = form.get("password", "")
        wrong += ["password"] * (not SHORTEST <= len(password) <= LONGEST) + ["accept"] * (form.get("accept") != "yes")
        if person is None or wrong:
            return self._register_form(request, form, wrong, "wrong_fields", 422)
        try:
            invited = bool(form.get("invite")) and await self._house.invitations.good(form["invite"])
            await self._house.accounts.register(person, password, language_of(request), invited)
            if invited:  # for a known address too: who looks whether the link still holds must learn nothing
                await self._house.invitations.use(form["invite"])
        except Busy:
            return self._register_form(request, form, [], "busy", 503)
        self._house.changed()
        return self.message(request, "registered", "registered_text")

    def _register_form(
        self, request: Request, form: dict[str, str], wrong: list[str], error: str = "", status: int = 200
    ) -> Response:
        values = {name: form.get(name, "")[:254] for name in _FIELDS}
        text = word(error, language_of(request)) if error else ""
        return self.page(request, "register.html", status, values=values, wrong=wrong, error=text,
                         invite=form.get("invite", "")[:64])  # fmt: skip

    # -- signing in ---------------------------------------------------------------------------------------------------
    async def sign_in_page(self, request: Request) -> Response:
        """The empty form."""
        return self._sign_in_form(request, {"invite": request.query_params.get("invite", "")[:64]})

    async def sign_in(self, request: Request) -> Response:
        """A new session; who is not approved is told how it stands, who is wrong only that."""
        form = await form_of(request)
        if not self._word_holds(request, form):
            return self._sign_in_form(request, form, "form_old", 400)
        mail, password = form.get("mail", "")[:254], form.get("password", "")[:LONGEST]
        account_key = self._house.sealer.index(mail.strip().lower())
        often = self._house.often
        who = self._who(request)
        if not (often.signing_in.take(who) and often.one_account.take(f"{account_key} {who}")
                and often.anywhere.take(account_key)):  # fmt: skip
            return self._sign_in_form(request, form, "too_often", 429)
        try:
            account = await self._house.accounts.sign_in(mail, password)
        except Busy:
            return self._sign_in_form(request, form, "busy", 503)
        if account is None:
            return self._sign_in_form(request, form, "wrong_sign_in", 403)
        if account.state is not AccountState.APPROVED:
            return self._sign_in_form(request, form, f"state_{account.state.value}", 403, account.reason)
        if not account.listed and form.get("invite") and await self._house.invitations.use(form["invite"]):
            with contextlib.suppress(Unknown):  # he is told on the page that he is not on the list
                await self._house.accounts.accept_invitation(account.id)
        answer = _go("/live")
        self._house.set_cookie(
            answer, self._house.cookie, await self._house.sessions.begin(account.id), LASTS_MS // 1000
        )
        return answer

    async def sign_out(self, request: Request) -> Response:
        """End the session."""
        session = self.session(request)
        if session is not None and self._word_holds(request, await form_of(request)):
            await self._house.sessions.end(session.account, ENDED)
        answer = _go("/")
        answer.delete_cookie(self._house.cookie, secure=self._house.tls, httponly=True, samesite="strict")
        return answer

    def _sign_in_form(
        self, request: Request, form: dict[str, str], error: str = "", status: int = 200, reason: str = ""
    ) -> Response:
        text = word(error, language_of(request)) if error else ""
        return self.page(request, "signin.html", status, values={"mail": form.get("mail", "")[:254]}, error=text,
                         reason=reason, invite=form.get("invite", "")[:64])  # fmt: skip

    # -- invitations --------------------------------------------------------------------------------------------------
    async def invited(self, request: Request) -> Response:
        """Where an invitation's link leads."""
        token = request.path_params["token"][:64]
        if not self._house.often.looking.take(self._who(request)):
            return self.message(request, "invited", "too_often", 429)
        if not await self._house.invitations.good(token):
            return self.message(request, "invited", "invite_bad", 404)
        return self.page(request, "invited.html", invite=token)

    async def join(self, request: Request) -> Response:
        """Somebody who is signed in uses an invitation."""
        session, form = self.session(request), await form_of(request)
        if session is None or not self._word_holds(request, form):
            return _go("/signin")
        account = self._house.accounts.get(session.account)
        if account is not None and not account.listed and await self._house.invitations.use(form.get("invite", "")):
            try:
                await self._house.accounts.accept_invitation(account.id)
            except Unknown:
                return self.message(request, "no_entry", "", 403)
        return _go("/live")

    # -- the live page ------------------------------------------------------------------------------------------------
    async def live(self, request: Request) -> Response:
        """The player and the desk, for who may see this show."""
        session = self.session(request)
        if session is None:
            return _go("/signin")
        account = self._house.accounts.get(session.account)
        if account is None or not self._house.may_see(account):
            return self.message(request, "live", "state_unlisted", 403)
        if self._house.wants_age(session):
            return self.warning(request, "/live")
        words = player_words(language_of(request))
        return self.page(request, "live.html", page={"words": words}, viewer=mark(account))

    def warning(self, request: Request, back: str) -> Response:
        """Before the first picture of the public profile."""
        return self.page(request, "warning.html", back=back)

    async def age(self, request: Request) -> Response:
        """The age is confirmed, and logged."""
        session, form = self.session(request), await form_of(request)
        back = form.get("back", "/live")
        if session is not None and self._word_holds(request, form) and form.get("adult") == "yes":
            await self._house.sessions.confirm_age(session, self._house.case)
        return _go(back if _ours(back) else "/live")

    # -- for all routes -----------------------------------------------------------------------------------------------
    def session(self, request: Request) -> Session | None:
        """Who asks, if the session still holds and the account is approved."""
        return self._house.session(request.cookies.get(self._house.cookie, ""))

    def page(self, request: Request, template: str, status: int = 200, **values: object) -> HTMLResponse:
        """A page with the word its forms need; strangers get a cookie for it."""
        token = request.cookies.get(self._house.cookie, "")
        signed_in = self._house.session(token) is not None
        visit = token if signed_in else request.cookies.get(self._house.visit_cookie, "")
        fresh = not signed_in and not 20 <= len(visit) <= 64
        visit = secrets.token_urlsafe(24) if fresh else visit
        answer = self._house.pages.page(
            request, template, status, signed_in=signed_in, form_word=self._house.sessions.word(visit), **values
        )
        if fresh:
            self._house.set_cookie(answer, self._house.visit_cookie, visit, 86_400)
        return answer

    def message(self, request: Request, heading: str, text: str, status: int = 200, reason: str = "") -> Response:
        """A page that only says something."""
        language = language_of(request)
        return self.page(request, "message.html", status, heading=word(heading, language),
                         text=word(text, language) if text else "", reason=reason)  # fmt: skip

    def _word_holds(self, request: Request, form: dict[str, str]) -> bool:
        token = request.cookies.get(self._house.cookie, "")
        visit = token if self._house.session(token) is not None else request.cookies.get(self._house.visit_cookie, "")
        return self._house.sessions.word_holds(visit, form.get("word", ""))

    def _who(self, request: Request) -> str:
        return household(request.client.host if request.client else "")


def mark(account: Account) -> str:
    """What moves over the picture."""
    return f"{account.person.name} · {account.person.hospital}"


def _go(to: str) -> RedirectResponse:
    return RedirectResponse(to, 303)


def _ours(path: str) -> bool:
    """A path on this server and nothing else."""
    return path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and len(path) < 200
