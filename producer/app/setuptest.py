"""One source or one output of a show, tried in a process of its own before the show runs: it may hang, crash or lie.

Owner: the set-up window starts it, writes one line of JSON ({"show": {...}, "dir": D, "source": ID} or "output": ID)
and hears lines of JSON: {"picture": base64 of RGB32, "width": W, "height": H}, {"word": sentence}, {"fault": sentence}.
It ends with its standard input. The small picture of a camera is unmasked: it goes through this pipe to the set-up's
NOT FOR AIR frame and nowhere else, and is never written down.
"""

from __future__ import annotations

import base64
import json
import os
import sys
import tempfile
import threading
import time
from fractions import Fraction
from pathlib import Path

import av
import numpy as np

from producer.app.keystore import StoreFault, default_store, resolve
from producer.app.settings import ShowRefused, parse_show
from producer.app.tomlwrite import to_toml
from producer.core.show import OutputSpec, Show, SourceSpec
from producer.core.timebase import SAMPLE_RATE, ticks_from_ns
from producer.media.planes import thumbnail_rgb32
from producer.outputs import OUTPUTS
from producer.outputs.annexb import headers_of
from producer.outputs.base import Format, Output, OutputContext, OutputFault, Packet, Stream
from producer.review.encode import Sound
from producer.sources import SOURCES
from producer.sources.base import Pictured, SourceContext, SourceFault

WIDE = 480
EVERY_S = 0.1
PUBLISH_S = 4.0


def main() -> int:
    """Try what the first line asks for."""
    ask = json.loads(sys.stdin.readline())
    threading.Thread(target=_until_hung_up, name="hang-up", daemon=True).start()
    try:
        show = parse_show(to_toml(ask["show"]), Path(ask["dir"]))
    except ShowRefused as refused:
        return _fault(str(refused.problems[0]))
    source, output = show.source(str(ask.get("source", ""))), None
    output = next((each for each in show.outputs if each.id == ask.get("output")), None)
    if source is None and output is None:
        return _fault("There is nothing of that name in the show.")
    try:
        secrets = _secrets(show, source or output)
    except StoreFault as fault:
        return _fault(str(fault))
    if source is not None:
        return try_source(show, source, secrets, ask["dir"])
    assert output is not None
    return try_output(show, output, secrets, ask["dir"])


def _until_hung_up() -> None:
    sys.stdin.read()
    os._exit(0)  # a decoder may be stuck in a call that nothing else ends


def _secrets(show: Show, thing: SourceSpec | OutputSpec | None) -> dict[str, str]:
    """Of the one thing that is tried; nobody is there to be asked for a passphrase."""
    if thing is None or not any(str(value).startswith("keyring:") for value in thing.options.values()):
        return {}
    return resolve(show, default_store()).get(thing.id, {})


def _say(**words: object) -> None:
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


def _fault(text: str) -> int:
    _say(fault=text)
    return 1


def _now() -> int:
    return ticks_from_ns(time.monotonic_ns())


def try_source(show: Show, spec: SourceSpec, secrets: dict[str, str], folder: str) -> int:
    """Pictures until the other side hangs up; a fault ends it."""
    source = SOURCES[spec.kind](SourceContext(spec, show.width, show.height, show.rate, _now, secrets, folder))
    small = np.empty((max(16, WIDE * show.height // show.width // 2 * 2), WIDE, 4), np.uint8)
    due, heard, count, began = 0.0, False, 0, time.monotonic()
    try:
        source.open()
        while True:
            got = source.read()
            if not source.PICTURE and not heard:
                heard = True
                _say(word="sound arrives")
            if not isinstance(got, Pictured):
                continue
            count += 1
            if time.monotonic() < due:
                continue
            due = time.monotonic() + EVERY_S
            thumbnail_rgb32(got.frame.planes, small)
            wide, tall = got.frame.came
            fps = count / max(0.5, time.monotonic() - began)
            _say(
                picture=base64.b64encode(small.tobytes()).decode("ascii"),
                width=WIDE,
                height=small.shape[0],
                word=f"{wide}x{tall}, {fps:.0f} pictures a second",
            )
    except SourceFault as fault:
        return _fault(f"{spec.label}: {fault}.")
    finally:
        source.close()


def try_output(show: Show, spec: OutputSpec, secrets: dict[str, str], folder: str) -> int:
    """Send a few seconds of a grey card with a tone, as the program would go; then say that it was taken."""
    if spec.kind == "record":
        return _fault("A recording is not tried out: its folder and disk are looked at when the show starts.")
    with tempfile.TemporaryDirectory(prefix="sp-try-") as private:
        output: Output = OUTPUTS[spec.kind](OutputContext(spec, secrets, private, folder, _now))
        return _publish(show, spec, output)


def _publish(show: Show, spec: OutputSpec, output: Output) -> int:
    fmt, packets = card(show)
    try:
        output.prepare()
        _say(word="it is being reached")
        output.open(fmt)
        began = time.monotonic()
        for packet in packets:
            ahead = packet.dts / 240_000 - (time.monotonic() - began)
            if ahead > 0:
                time.sleep(ahead)
            output.write(packet)
        _say(word=f"{PUBLISH_S:.0f} s of a grey card were taken; look for it at the far end", done=True)
        output.close()
    except OutputFault as fault:
        return _fault(f"{spec.id}: {fault}.")
    return 0


def card(show: Show) -> tuple[Format, list[Packet]]:
    """`PUBLISH_S` of a grey card with a tone, encoded as the engine does it."""
    rate, frame = show.rate, show.rate.frame_ticks
    video = av.CodecContext.create("libx264", "w")
    assert isinstance(video, av.VideoCodecContext)
    video.width, video.height, video.pix_fmt = show.width, show.height, "yuv420p"
    video.framerate, video.time_base = rate.fraction, Fraction(rate.den, rate.num)
    video.bit_rate = min(show.encoder.bitrate, 2000) * 1000
    second = -(-rate.num // rate.den)
    video.options = {
        "preset": "ultrafast",
        "x264-params": f"keyint={second}:scenecut=0:repeat-headers=1:annexb=1:bframes=0:rc-lookahead=0",
    }
    packets: list[Packet] = []
    block = np.full((show.height * 3 // 2, show.width), 128, np.uint8)
    for number in range(int(PUBLISH_S * rate.fraction) + 1):
        picture = None
        if number < int(PUBLISH_S * rate.fraction):
            block[: show.height // 8] = 60 + number % 120
            picture = av.VideoFrame.from_ndarray(block, format="yuv420p")
            picture.pts = number
        for made in video.encode(picture):
            assert made.pts is not None and made.dts is not None
            packets.append(
                Packet(Stream.VIDEO, made.pts * frame, made.dts * frame, frame, made.is_keyframe, bytes(made))
            )
    headers = headers_of(next(each.data for each in packets if each.key))
    sound = Sound(show.encoder.audio_bitrate * 1000)
    t = np.arange(int(PUBLISH_S * SAMPLE_RATE)) / SAMPLE_RATE
    tone = (0.1 * np.sin(2 * np.pi * 440 * t)).astype(np.float32)
    packets += [*sound.encode(np.stack([tone, tone], axis=1)), *sound.encode(None)]
    fmt = Format(
        show.width, show.height, rate, video.bit_rate, show.encoder.audio_bitrate * 1000, sound.config, headers
    )
    return fmt, sorted(packets, key=lambda each: (each.dts, each.stream))
