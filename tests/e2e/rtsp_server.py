"""A real RTSP camera for the tests: Debian's gst-rtsp-server, run by the system's python3 (it has `gi`, ours has not).

    python3 rtsp_server.py [--port N] [--user U --password P] [--size 640x360] [--fps 30]
                           [--pattern ball] [--stall-after SECONDS]

Prints `port N` when it listens and serves `/cam` (H.264 with a key frame a second, and mu-law sound) until it is
killed or its standard input is closed. With `--password -` the password is the first line of standard input, so that no
command line holds it. With `--stall-after` pictures stop coming while the connection stays.
"""

from __future__ import annotations

import argparse
import sys
import threading

import gi  # type: ignore[import-not-found]  # the system's, not ours

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer  # type: ignore[import-not-found]  # noqa: E402


def main() -> None:
    """Serve until the parent goes away."""
    options = argparse.ArgumentParser()
    options.add_argument("--port", default="0")
    options.add_argument("--user", default="")
    options.add_argument("--password", default="")
    options.add_argument("--size", default="640x360")
    options.add_argument("--fps", default="30")
    options.add_argument("--pattern", default="ball")
    options.add_argument("--stall-after", type=float, default=0.0)
    options.add_argument("--no-sound", action="store_true")
    given = options.parse_args()
    Gst.init(None)
    width, height = given.size.split("x")
    last = f"num-buffers={int(given.stall_after * int(given.fps))}" if given.stall_after else ""
    video = (
        f"videotestsrc is-live=true pattern={given.pattern} {last}"
        f" ! video/x-raw,width={width},height={height},framerate={given.fps}/1"
        " ! x264enc tune=zerolatency speed-preset=ultrafast bitrate=1000 key-int-max=30 threads=1"
        " ! video/x-h264,profile=main ! h264parse config-interval=-1 ! rtph264pay name=pay0 pt=96"
    )
    # The sound goes on when the picture stops: the socket looks alive.
    sound = (
        " audiotestsrc is-live=true freq=1000 ! audio/x-raw,rate=8000,channels=1 ! mulawenc ! rtppcmupay name=pay1 pt=0"
    )
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(f"( {video}{'' if given.no_sound else sound} )")
    factory.set_shared(True)
    server = GstRtspServer.RTSPServer()
    server.set_address("127.0.0.1")
    server.set_service(given.port)
    if given.user:
        if given.password == "-":
            given.password = sys.stdin.readline().rstrip("\n")
        guard(server, factory, given.user, given.password)
    server.get_mount_points().add_factory("/cam", factory)
    server.attach(None)
    print(f"port {server.get_bound_port()}", flush=True)
    loop = GLib.MainLoop()
    threading.Thread(target=lambda: (sys.stdin.read(), loop.quit()), daemon=True).start()
    loop.run()


def guard(server: GstRtspServer.RTSPServer, factory: GstRtspServer.RTSPMediaFactory, user: str, password: str) -> None:
    """Let nobody in but `user`."""
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth = GstRtspServer.RTSPAuth()
    auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), token)
    server.set_auth(auth)
    rights = GstRtspServer.RTSPPermissions()
    for right in ("media.factory.access", "media.factory.construct"):
        rights.add_permission_for_role("viewer", right, True)
    factory.set_permissions(rights)


if __name__ == "__main__":
    main()
