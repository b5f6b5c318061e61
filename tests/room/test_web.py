"""The room over HTTP: registering, review, sessions, and everything that strangers try."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from producer.room.airing import Airing
from producer.room.livedoor import PREFIX
from producer.room.staffwords import STAFF
from producer.room.store import deeds_hold
from producer.room.words import LANGUAGES, word
from tests.room.house import FORM, PASSWORD, opened, run

HLS = f"{PREFIX}live.m3u8"


def test_the_way_of_a_viewer_until_he_is_revoked(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            room.on_air()
            assert (await ada.get("/live")).headers["location"] == "/signin"
            assert "review your registration" in (await ada.register()).text
            assert "not reviewed" in (await ada.sign_in()).text
            assert (await ada.get(HLS)).status_code == 403
            account = room.house.accounts.queue()[0]
            await room.house.accounts.approve(account.id, "Nurse Li")
            assert (await ada.sign_in()).status_code == 303
            page = (await ada.get("/live")).text
            assert "Dr. Ada Example · Rehearsal Hospital" in page
            playlist = (await ada.get(HLS)).text
            assert playlist.startswith("#EXTM3U") and "key/0" in playlist
            assert (await ada.get(f"{PREFIX}seg/2.m4s")).content == b"data2"
            assert (await ada.get(f"{PREFIX}key/0")).content == bytes(16)
            assert (await ada.get(f"{PREFIX}seg/head-0.mp4")).content == b"head"
            await room.house.accounts.revoke(account.id, "left the hospital", "Nurse Li")
            for name in ("live.m3u8", "key/0", "seg/2.m4s"):
                assert (await ada.get(f"{PREFIX}{name}")).status_code == 403
            assert (await ada.get("/live")).headers["location"] == "/signin"
            assert "left the hospital" in (await ada.sign_in()).text
            assert room.store.do(deeds_hold)

    run(story)


def test_only_the_list_of_this_show_enters_and_an_invitation_leads_onto_it(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada, room.browser() as bob:
            account = await room.approved(ada)
            await room.house.accounts.set_listed(account, False, "Nurse Li")
            assert "not put you on the list" in (await ada.get("/live")).text
            assert (await ada.get(HLS)).status_code == 403
            token, _ = await room.house.invitations.make(2, 1, "Nurse Li")
            answer = await ada.form("/invite", f"/invite/{token}", invite=token)
            assert answer.status_code == 303 and room.house.accounts.get(account).listed  # type: ignore[union-attr]
            await bob.register(mail="bob@example.org", invite=token)
            assert room.house.accounts.queue()[0].invited
            assert (await bob.get(f"/invite/{token}")).status_code == 404  # both places are used
            assert (await bob.get("/invite/" + "x" * 22)).status_code == 404

    run(story)


def test_a_room_for_all_approved_needs_no_list_and_the_public_profile_asks_the_age(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path, audience="approved", public=True) as room, room.browser() as ada:
            room.on_air()
            account = await room.approved(ada)
            await room.house.accounts.set_listed(account, False, "Nurse Li")
            assert "Content warning" in (await ada.get("/live")).text
            assert (await ada.get(HLS)).status_code == 403  # not one picture before
            await ada.form("/age", "/live", adult="no", back="/live")
            assert (await ada.get(HLS)).status_code == 403
            await ada.form("/age", "/live", adult="yes", back="/live")
            assert (await ada.get(HLS)).status_code == 200
            rows = room.store.do(lambda c: c.execute(text("select what from deed where what = 'age confirmed'")).all())
            assert len(rows) == 1

    run(story)


def test_one_session_an_account_and_a_planted_cookie_is_worth_nothing(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada, room.browser() as thief, room.browser() as phone:
            room.on_air()
            ada.cookies.set("room", "planted-by-a-thief-000000000000000000000000", domain="127.0.0.1")
            await room.approved(ada)
            mine = [each.value for each in ada.cookies.jar if each.name == "room" and "planted" not in str(each.value)]
            assert mine and len(str(mine[0])) == 43
            thief.cookies.set("room", "planted-by-a-thief-000000000000000000000000", domain="127.0.0.1")
            assert (await thief.get(HLS)).status_code == 403
            ada.cookies.clear()
            ada.cookies.set("room", str(mine[0]), domain="127.0.0.1")
            assert (await ada.get(HLS)).status_code == 200
            await phone.sign_in()
            assert (await phone.get(HLS)).status_code == 200
            assert (await ada.get(HLS)).status_code == 403

    run(story)


def test_sessions_and_decisions_survive_a_new_process_and_the_disk_holds_no_name(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            await room.approved(ada)
            cookie = ada.cookies["room"]
        async with opened(tmp_path) as room, room.browser() as ada:
            room.on_air()
            ada.cookies.set("room", cookie, domain="127.0.0.1")
            assert (await ada.get(HLS)).status_code == 200
        for path in filter(Path.is_file, tmp_path.rglob("*")):
            content = path.read_bytes()
            assert not any(word.encode() in content for word in (FORM["name"], FORM["mail"], FORM["licence"], PASSWORD))
            assert cookie.encode() not in content
            assert path.stat().st_mode & 0o077 == 0 or path.suffix in (".db-wal", ".db-shm"), path

    run(story)


# -- strangers --------------------------------------------------------------------------------------------------------
def test_nothing_tells_whether_an_account_exists(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            first = await ada.register()
            again = await ada.register(name="Somebody Else")
            known = await ada.sign_in(password="wrong password")
            unknown = await ada.sign_in(mail="nobody@example.org", password="wrong password")

            def plain(page: str) -> str:
                return re.sub(r"[0-9a-f]{64}|value=\"[^\"]*@[^\"]*\"", "", page)

            assert plain(first.text) == plain(again.text) and first.status_code == again.status_code
            assert plain(known.text) == plain(unknown.text) and known.status_code == unknown.status_code == 403
            assert [each.person.name for each in room.house.accounts.everybody()] == [FORM["name"]]
            links = []
            for mail in (FORM["mail"], "new@example.org"):
                token, _ = await room.house.invitations.make(1, 1, "Nurse Li")
                await ada.register(mail=mail, invite=token)
                links.append((await ada.get(f"/invite/{token}")).status_code)
            assert links == [404, 404], "nor does a link that still holds"

    run(story)


def test_a_form_without_its_word_or_from_another_site_does_nothing(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            await room.approved(ada)
            for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
                assert (await ada.post("/signout", data={"word": "x"}, headers=headers)).status_code == 403
            await ada.post("/signout", data={"word": "0" * 64})
            async with room.browser() as other:
                page = (await other.get("/register")).text
                foreign = re.search(r'name="word" value="([0-9a-f]{64})"', page)
                assert foreign
                assert (await ada.post("/age", data={"word": foreign[1], "adult": "yes"})).status_code == 303
            assert len(room.house.sessions._all) == 1
            assert (await ada.post("/register", data={**FORM, "word": "0" * 64})).status_code == 400

    run(story)


@pytest.mark.parametrize("name", ["name", "hospital", "licence", "specialty", "mail"])
def test_no_field_becomes_markup_on_any_page(tmp_path: Path, name: str) -> None:
    evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"[: 38 if name == "licence" else 60]
    value = f"{evil}@a.bc".replace(" ", "") if name == "mail" else evil

    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada, room.browser() as staff:
            await ada.register(**{name: value})
            waiting = room.house.accounts.queue()
            assert len(waiting) == 1
            await staff.staff(room.staff_token)
            pages = [(await staff.get("/staff")).text]
            await room.house.accounts.approve(waiting[0].id, "x")
            await ada.sign_in(mail=value if name == "mail" else FORM["mail"])
            pages += [(await ada.get("/live")).text]
            await room.house.accounts.revoke(waiting[0].id, evil, "x")
            pages += [(await staff.get("/staff")).text, (await ada.sign_in(mail=value)).text]
            pages += [(await ada.form("/register", "/register", **{**FORM, name: value, "accept": ""})).text]
            for page in pages:
                assert "<script>alert" not in page and "<img src" not in page

    run(story)


def test_sql_is_only_text(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            await ada.register(name="Robert'); DROP TABLE account;--")
            assert (await ada.sign_in(mail="' OR '1'='1", password="' OR '1'='1' --")).status_code == 403
            assert (await ada.get("/invite/' OR 1=1 --")).status_code in (404,)
            assert len(room.store.do(lambda c: c.execute(text("select id from account")).all())) == 1

    run(story)


@pytest.mark.parametrize(
    "path",
    ["/static/../room.db", "/static/x/../../store.py", "/static/%2e%2e/%2e%2e/etc/passwd", "/../../etc/passwd",
     "/static/x/..%5c..%5croom.db", "/live/hls/../../room.json", "/live/hls/seg/../../../room.json",
     "/live/hls/key/00", "/live/hls/key/-1", "/live/hls/seg/1e3.m4s", "/static//room.css", "/test/x/../../room.json",
     "/replays/..%2f..%2froom.json/alive"],
)  # fmt: skip
def test_no_path_leads_outside(tmp_path: Path, path: str) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            room.on_air()
            await room.approved(ada)
            answer = await ada.get(path)
            assert answer.status_code in (403, 404), (path, answer.status_code)
            assert b"staff" not in answer.content and b"SQLite" not in answer.content

    run(story)


def test_large_odd_and_foreign_requests_are_turned_away(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            assert (await ada.post("/signin", content=b"x" * 20_000)).status_code == 413

            async def drip() -> object:
                for _ in range(40):
                    yield b"x" * 1024

            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            answer = await ada.post("/signin", content=drip(), headers=kind)  # type: ignore[arg-type]
            assert answer.status_code == 413
            assert (await ada.request("DELETE", "/signin")).status_code == 405
            assert (await ada.request("TRACE", "/")).status_code == 405
            assert (await ada.get("/" + "a" * 400)).status_code == 404
            assert (await ada.get("/", headers={"Host": "evil.example"})).status_code == 421
            assert (await ada.post("/signin", headers={"Content-Length": "-5"})).status_code == 413
            answer = await ada.post("/register", content=b"\xff\xfe", headers={"Content-Type": "text/plain"})
            assert answer.status_code == 400

    run(story)


def test_who_tries_too_often_waits(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            await ada.register()
            answers = [(await ada.sign_in(password=f"wrong {n}")).status_code for n in range(12)]
            assert answers[0] == 403 and answers[-1] == 429
            assert (await ada.sign_in()).status_code == 429  # the right one as well: it would tell
            await room.house.accounts.approve(room.house.accounts.queue()[0].id, "Nurse Li")
            async with room.browser("10.8.8.8") as elsewhere:  # a stranger's tries do not keep the doctor out
                assert (await elsewhere.sign_in()).status_code == 303
            async with room.browser("10.9.9.9") as other:
                codes = [(await other.register(mail=f"a{n}@example.org")).status_code for n in range(32)]
                assert codes[-1] == 429

    run(story)


def test_staff_need_the_token_and_decide_with_names_on_record(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada, room.browser() as staff:
            await ada.register()
            account = room.house.accounts.queue()[0].id
            assert (await staff.get("/staff/counts")).status_code == 403
            assert (await staff.staff("wrong")).status_code == 403
            assert (await ada.form("/staff/decide", "/staff", account=account, what="approve")).status_code == 403
            assert (await staff.staff(room.staff_token)).status_code == 303
            answer = await staff.form("/staff/decide", "/staff", account=account, what="approve")
            assert "approved, and on this show" in answer.text
            assert (await staff.form("/staff/decide", "/staff", account="nobody", what="revoke")).status_code == 409
            erasing = {"account": account, "what": "erase"}
            assert "revoke first" in (await staff.form("/staff/decide", "/staff", **erasing)).text
            await staff.form("/staff/decide", "/staff", account=account, what="revoke", reason="forgot the password")
            assert ">Erase<" in (await staff.get("/staff")).text
            assert "may register anew" in (await staff.form("/staff/decide", "/staff", **erasing)).text
            assert room.house.accounts.everybody() == []
            invitation = await staff.form("/staff/invite", "/staff", uses="5", hours="2")
            assert "data:image/svg+xml;base64," in invitation.text and "/invite/" in invitation.text
            assert (await staff.form("/staff/invite", "/staff", uses="0", hours="2")).status_code == 422
            counts = (await staff.get("/staff/counts")).json()
            assert counts["viewers"] == 0 and counts["waiting"] == 0
            by = room.store.do(lambda c: c.execute(text("select by from deed where what = 'approved'")).scalar())
            assert by == "Nurse Li"

    run(story)


def test_staffs_pages_speak_every_language(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada, room.browser() as staff:
            names = ("Ada {by}", "Bob", "Cy", "Dee")
            for number, name in enumerate(names):
                await ada.register(name=name, mail=f"v{number}@example.org")
            first, second, third, _ = (each.id for each in room.house.accounts.queue())
            await staff.staff(room.staff_token)
            for account, what in ((first, "approve"), (second, "refuse"), (third, "revoke")):
                await staff.form("/staff/decide", "/staff", account=account, what=what, reason="because")
            room.airing.now = Airing("on_air", "studio", 0)
            english = [text for text, _, _ in STAFF.values() if "{" not in text and len(text) > 3]
            for at, language in enumerate(LANGUAGES):
                staff.cookies.set("language", language, domain="127.0.0.1")
                page = (await staff.get("/staff")).text
                for key in (
                    "staff_is_approved",
                    "staff_is_refused",
                    "staff_is_revoked",
                    "staff_review",
                    "staff_accounts",
                ):
                    assert word(key, language) in html.unescape(page), (language, key)
                assert word("staff_cover_studio", language) in (await staff.get("/staff/counts")).json()["phase"]
                answer = await staff.form("/staff/decide", "/staff", account=first, what="refuse", reason="x")
                assert answer.status_code == 409
                assert STAFF["staff_not_waiting"][at] in html.unescape(answer.text)
                done = await staff.form("/staff/decide", "/staff", account=first, what="unlist")
                assert word("staff_did_unlisted", language).format(name="Ada {by}") in html.unescape(done.text)
                await staff.form("/staff/decide", "/staff", account=first, what="list")
                if language == "zh":
                    assert [text for text in english if f">{text}<" in html.unescape(page)] == []
            async with room.browser() as other:
                other.cookies.set("language", "fr", domain="127.0.0.1")
                refused = await other.staff("wrong")
                assert refused.status_code == 403 and "pas le jeton" in refused.text

    run(story)


def test_every_page_in_every_language_and_none_counts_viewers(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as ada:
            for signed_in in (False, True):
                if signed_in:
                    await room.approved(ada)
                for language in LANGUAGES:
                    ada.cookies.set("language", language, domain="127.0.0.1")
                    for path in ("/", "/register", "/signin", "/terms", "/test", "/live", "/replays", "/nowhere"):
                        answer = await ada.get(path, follow_redirects=True)
                        assert f'<html lang="{language}">' in answer.text, path
                        assert "default-src 'none'" in answer.headers["content-security-policy"]
                        assert "unsafe" not in answer.headers["content-security-policy"]
                        outside = re.findall(r'(?:src|href|action)="((?!/)[^"#]*)"', answer.text)
                        assert outside == [], path  # nothing from anywhere else
                        assert answer.status_code in (200, 404)
            cookies = [each for each in ada.cookies.jar if each.name == "room"]
            assert cookies[0].has_nonstandard_attr("HttpOnly")

    run(story)


def test_tls_makes_cookies_secure(tmp_path: Path) -> None:
    async def story() -> None:
        async with opened(tmp_path, bind="0.0.0.0", host="live.example") as room:
            assert room.certificate is not None and room.certificate.own and len(room.certificate.fingerprint) == 95
            async with room.browser(host="live.example:8443") as ada:
                answer = await ada.get("/register")
                cookie = answer.headers["set-cookie"]
                assert cookie.startswith("__Host-visit=") and "Secure" in cookie and "SameSite=strict" in cookie
                assert "max-age" in answer.headers["strict-transport-security"]
            again = room.certificate.fingerprint
        async with opened(tmp_path, bind="0.0.0.0", host="live.example") as room:
            assert room.certificate is not None and room.certificate.fingerprint == again

    run(story)


_TEXT = st.text(max_size=60)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(["GET", "POST", "HEAD", "PUT", "OPTIONS"]),
    path=st.one_of(
        st.sampled_from(["/", "/register", "/signin", "/signout", "/invite", "/age", "/staff", "/staff/decide", "/test",
                         "/replays", "/live", "/live/hls/live.m3u8", "/language", "/live/ws", "/desk/ws"]),
        st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=12), max_size=4).map("/".join),
    ),
    query=st.dictionaries(_TEXT, _TEXT, max_size=3),
    form=st.dictionaries(st.sampled_from(["word", "mail", "password", "name", "invite", "back", "what"]), _TEXT),
    cookie=st.text(alphabet=st.characters(min_codepoint=33, max_codepoint=126), max_size=80),
)  # fmt: skip
def test_no_request_breaks_it(
    tmp_path: Path, method: str, path: str, query: dict[str, str], form: dict[str, str], cookie: str
) -> None:
    async def story() -> None:
        async with opened(tmp_path) as room, room.browser() as anybody:
            data = form if method == "POST" else None
            target = "/" + quote(path.lstrip("/"), safe="/")
            answer = await anybody.request(
                method, target, params=query, data=data, headers={"Cookie": f"room={cookie}; visit={cookie}"}
            )
            assert answer.status_code < 500, (method, path)
            assert answer.status_code != 200 or PREFIX not in path

    run(story)
