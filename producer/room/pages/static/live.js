// The live page: a line to the room says what may be shown; the player runs only while it says so.
// The line lost is not yet the picture lost: the player goes on for a while, the line comes back by itself, and nothing
// has to be loaded again.

import { $, cover, frames, invite, notice, page, say, start, uncover, video, words } from "./stage.js";
import { canPlay, Player } from "./player.js";

const GONE_FOR = 8000; // ms without the line after which the page covers: a revocation could not be heard
let line = null;
let player = null;
let state = null;
let over = false; // nothing brings the picture back but this page loaded anew
let desk = null;
let clockOff = 0; // ms to add to this machine's clock to have the room's
let lostAt = null;
let wait = 500;
let retryAt = 0;

// -- the line ---------------------------------------------------------------------------------------------------------
function connect() {
  if (over) return;
  line = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/live/ws`);
  line.onopen = () => {
    wait = 500;
    lostAt = null;
    notice("");
    desk?.online(true);
  };
  line.onmessage = (event) => hear(JSON.parse(event.data));
  line.onclose = (event) => lost(event);
}

function lost(event) {
  line = null;
  if (over) return;
  if (event.code === 4403) return finish(words.session_over, "/live");
  lostAt ??= Date.now();
  notice(event.code === 4429 ? words.full : words.reconnecting);
  desk?.online(false);
  setTimeout(connect, wait * (0.7 + Math.random() * 0.6)); // not everybody in the same moment
  wait = Math.min(wait * 1.7, event.code === 4429 ? 15000 : 5000);
}

function hear(message) {
  switch (message.kind) {
    case "state":
      state = message;
      clockOff = message.now - Date.now();
      return draw();
    case "revoked":
      return finish(words.state_revoked + (message.reason ? ` ${words.reason}: ${message.reason}` : ""), null);
    case "unlisted":
      return finish(words.state_unlisted, null);
    case "ended":
      return finish(words.session_over, "/signin");
    case "replaced":
      return finish(words.replaced, "/live");
    case "clapped":
      $("applause-said").textContent = words.applause_sent;
      return setTimeout(() => { $("applause-said").textContent = ""; }, 2500);
    case "desk":
      return desk ? desk.said(message.message) : undefined;
  }
}

function tell(message) {
  if (line && line.readyState === WebSocket.OPEN) line.send(JSON.stringify(message));
}

function finish(text, link) {
  over = true;
  stop();
  notice("");
  desk?.online(false);
  line?.close();
  $("applause").disabled = true;
  if (!link) { // who may not look on reads no questions either
    desk = null;
    $("desk").replaceChildren();
  }
  cover(text, link ? { text: link === "/live" ? words.here_again : words.sign_in, act: () => location.assign(link) } : null);
}

// -- the picture ------------------------------------------------------------------------------------------------------
function draw() {
  if (over || !state) return;
  if (state.cover) {
    stop();
    return cover(words[`cover_${state.cover}`]);
  }
  if (!state.playing) {
    if (player && state.phase === "ended") return; // it plays out what it has
    stop();
    return cover(state.phase === "ended" ? words.ended : words.not_begun);
  }
  if (!player && Date.now() >= retryAt) begin();
}

function begin() {
  if (!canPlay()) return cover(words.no_player);
  cover(words.connecting);
  player = new Player(video, "/live/hls/live.m3u8", true, failed);
  start().then((plays) => {
    if (!plays && player) {
      video.muted = true; // sound needs a touch in most browsers; the picture does not
      start().then((seen) => {
        if (!seen && player) invite(words.tap_to_play, () => { video.muted = false; start(); });
      });
    }
  });
}

function stop() {
  player?.end();
  player = null;
  $("latency").textContent = "";
}

function failed() {
  stop();
  retryAt = Date.now() + 1500;
  cover(words.connecting);
  setTimeout(draw, 1600); // the line says whether we may
}

video.addEventListener("playing", () => { if (player && !state?.cover) uncover(); });
video.addEventListener("ended", () => { if (state && !state.playing) { stop(); draw(); } });

// -- once a second: how far behind, and that it moves -----------------------------------------------------------------
let shown = 0, still = 0;
setInterval(() => {
  if (lostAt && Date.now() - lostAt > GONE_FOR && !over) {
    stop();
    state = null;
    cover(words.reconnecting);
  }
  if (!player) return;
  const aired = player.playing();
  const behind = aired === null ? null : Date.now() + clockOff - aired;
  if (behind !== null && !video.paused) {
    $("latency").textContent = say("behind", { seconds: ((behind + state.delay_ms) / 1000).toFixed(1) });
  }
  const now = frames();
  still = now === shown && !video.paused ? still + 1 : 0;
  shown = now;
  if (still >= 6) { // it stands: join anew at the edge
    still = 0;
    failed();
  }
  tell({ kind: "watching", behind_ms: behind === null ? -1 : Math.round(behind), frames: now });
}, 1000);

// -- applause, and the question desk ----------------------------------------------------------------------------------
$("applause").onclick = () => tell({ kind: "applause" });

import("./desk.js").then((module) => {
  if (over) return;
  desk = module.start($("desk"), (message) => tell({ kind: "desk", message }), words);
  desk.online(Boolean(line && line.readyState === WebSocket.OPEN));
}).catch(() => {}).finally(connect);

window.room = { get frames() { return frames(); }, get over() { return over; }, get playing() { return Boolean(player); } };
