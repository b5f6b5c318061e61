// The test page and replays: a finished stream from the beginning, with chapters where there are some.

import { $, cover, frames, invite, page, start, uncover, video, words } from "./stage.js";
import { canPlay, Player } from "./player.js";

let player = null;

function begin() {
  if (!canPlay()) return cover(words.no_player);
  invite(words.tap_to_play, () => {
    cover(words.connecting);
    player ??= new Player(video, page.playlist, false, failed, page.at_ms / 1000);
    video.muted = false;
    start();
  });
}

function failed(status) {
  player?.end();
  player = null;
  cover(status === 403 || status === 404 || status === 410 ? words.replay_gone : words.reconnecting,
    page.live_list ? null : { text: words.tap_to_play, act: begin });
}

video.addEventListener("playing", uncover);
video.addEventListener("ended", () => { if (page.loop) { video.currentTime = 0; start(); } });

const seek = $("seek");
if (seek) {
  seek.value = String(page.at_ms);
  seek.oninput = () => { video.currentTime = Number(seek.value) / 1000; };
  video.addEventListener("timeupdate", () => { if (document.activeElement !== seek) seek.value = String(Math.round(video.currentTime * 1000)); });
  seek.onchange = () => seek.blur();
}
for (const chapter of document.querySelectorAll("[data-at]")) {
  chapter.onclick = () => { video.currentTime = Number(chapter.dataset.at) / 1000; start(); };
}
// A replay that is withdrawn goes from the page too, not only from the server.
if (page.alive) {
  setInterval(async () => {
    const answer = await fetch(page.alive, { cache: "no-store" }).catch(() => null);
    if (answer && !answer.ok) failed(answer.status);
  }, 10000);
}
begin();
window.room = { get frames() { return frames(); }, get playing() { return Boolean(player); } };
