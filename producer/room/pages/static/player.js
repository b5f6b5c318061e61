// One HLS player on one video element: hls.js where there are media sources, else the browser's own player.
// Keys come by the session's cookie. `failed(status)` hears what will not mend by itself.

import Hls from "./vendor/hls.mjs";

export function canPlay() {
  return Hls.isSupported() || document.createElement("video").canPlayType("application/vnd.apple.mpegurl") !== "";
}

export class Player {
  constructor(video, url, live, failed, from = 0) { // from: seconds into a finished stream
    this.video = video;
    this.failed = failed;
    if (Hls.isSupported()) {
      this.hls = new Hls({
        startPosition: from > 0 ? from : -1,
        enableWorker: false, // a worker from a blob is more than the page's policy allows
        lowLatencyMode: true, // else it never catches up after a stall
        liveSyncDuration: 2,
        liveMaxLatencyDuration: 7,
        maxLiveSyncPlaybackRate: 1.1,
        maxBufferLength: live ? 8 : 20,
        backBufferLength: 10,
        manifestLoadPolicy: retries(),
        playlistLoadPolicy: retries(),
        fragLoadPolicy: retries(),
        keyLoadPolicy: retries(),
      });
      this.hls.on(Hls.Events.ERROR, (_, error) => this.error(error));
      this.hls.attachMedia(video);
      this.hls.loadSource(url);
    } else {
      video.src = url;
      if (from > 0) video.addEventListener("loadedmetadata", () => { video.currentTime = from; }, { once: true });
      video.onerror = () => failed(0);
    }
  }

  // ms of UTC at which what is seen now left the studio, or null
  playing() {
    const date = this.hls ? this.hls.playingDate : this.video.getStartDate && new Date(this.video.getStartDate().getTime() + this.video.currentTime * 1000);
    const ms = date ? date.getTime() : NaN;
    return Number.isFinite(ms) ? ms : null;
  }

  error(error) {
    const status = error.response ? error.response.code : 0;
    if (status === 401 || status === 403) this.failed(status);
    else if (error.fatal && error.type === Hls.ErrorTypes.MEDIA_ERROR) this.hls.recoverMediaError();
    else if (error.fatal) this.failed(status);
  }

  end() {
    if (this.hls) {
      this.hls.destroy();
      this.hls = null;
    }
    this.video.onerror = null;
    this.video.pause();
    this.video.removeAttribute("src");
    this.video.load(); // takes the last picture away
  }
}

function retries() {
  const again = { maxNumRetry: 4, retryDelayMs: 300, maxRetryDelayMs: 2000, backoff: "linear" };
  return { default: { maxTimeToFirstByteMs: 6000, maxLoadTimeMs: 15000, timeoutRetry: again, errorRetry: again } };
}
