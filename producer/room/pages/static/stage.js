// The stage that live page, test page and replays share: controls, covers, the moving name, full screen.
// Full screen is of the stage, never of the video alone, so that the name stays over the picture.

export const $ = (id) => document.getElementById(id);
export const page = JSON.parse($("page").textContent);
export const words = page.words;
export const video = $("video");
const stage = $("stage");

export function say(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
}

// -- covers: the picture is hidden and silent, the reason stands in its place
export function cover(text, button = null) {
  $("cover").className = "cover";
  $("cover-text").textContent = text;
  const act = $("cover-button");
  act.hidden = !button;
  if (button) {
    act.textContent = button.text;
    act.onclick = button.act;
  }
}

export function uncover() {
  $("cover").className = "cover off";
}

export function invite(text, act) {
  cover(text, { text, act });
  $("cover-text").textContent = "";
}

export function notice(text) {
  $("notice").hidden = !text;
  $("notice").textContent = text || "";
}

// -- controls
const playButton = $("play");
playButton.onclick = () => (video.paused ? start() : video.pause());
$("mute").onclick = () => { video.muted = !video.muted; };

export async function start() {
  try {
    await video.play();
    return true;
  } catch {
    return false;
  }
}

function drawControls() {
  $("play-icon").hidden = !video.paused;
  $("pause-icon").hidden = video.paused;
  $("play-word").textContent = video.paused ? words.play : words.pause;
  $("mute").setAttribute("aria-pressed", String(!video.muted));
}
for (const name of ["play", "pause", "volumechange", "emptied"]) video.addEventListener(name, drawControls);
drawControls();

$("full").onclick = () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else if (stage.requestFullscreen) stage.requestFullscreen().catch(() => {});
  else if (stage.webkitRequestFullscreen) stage.webkitRequestFullscreen();
};
video.addEventListener("contextmenu", (event) => event.preventDefault());

// -- the viewer's name over the picture, in another place every few seconds; whoever takes it away sees nothing
const name = stage.dataset.name;
const marks = $("marks");
function mark() {
  const made = document.createElement("span");
  made.textContent = name;
  marks.replaceChildren(made);
  const room = Math.max(0, marks.clientWidth - made.offsetWidth), height = Math.max(0, marks.clientHeight - made.offsetHeight);
  made.style.setProperty("left", `${Math.floor(Math.random() * room)}px`);
  made.style.setProperty("top", `${Math.floor(Math.random() * height)}px`);
}
function marked() {
  const made = marks.firstElementChild;
  if (!marks.isConnected || marks.parentElement !== video.parentElement || !made || made.textContent !== name) return false;
  const ours = getComputedStyle(made), around = getComputedStyle(marks);
  return [ours, around].every((style) => style.display !== "none" && style.visibility === "visible" && Number(style.opacity) > 0.9);
}
if (name) {
  mark();
  setInterval(mark, 6000);
  setInterval(() => {
    if (!marked()) {
      video.pause();
      video.style.setProperty("visibility", "hidden");
      mark();
    } else {
      video.style.removeProperty("visibility");
    }
  }, 1000);
}

// -- picture checks for tests and staff's help: frames that were really decoded
export function frames() {
  return video.getVideoPlaybackQuality ? video.getVideoPlaybackQuality().totalVideoFrames : 0;
}
