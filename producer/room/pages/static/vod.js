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

async function failed(status) {
  const seconds = Math.floor(video.currentTime);
  player?.end();
  player = null;
  if (status === 403 && page.alive) { // its own key is gone; is the replay? A room that was started again has new keys
    cover(words.reconnecting);
    const answer = await fetch(page.alive, { cache: "no-store" }).catch(() => null);
    if (answer && answer.ok) return location.replace(`${location.pathname}?t=${seconds}`);
    if (answer && answer.status === 403) {
      return cover(words.session_over, { text: words.sign_in, act: () => location.assign("/signin") });
    }
  }
  cover(page.alive && [403, 404, 410].includes(status) ? words.replay_gone : words.reconnecting,
    { text: words.tap_to_play, act: page.alive ? begin : () => location.reload() });
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
