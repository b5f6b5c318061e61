"""The live stream: fMP4 segments of a second, encrypted, for players and for whoever serves viewers.

Owner: the stream's output process, one thread (the door and an origin have their own, see there). `SegmentStore` is
the one truth; the loopback door always reads it, a folder and an origin if the show asks for them, and the room
through `Handover`. Sequence numbers survive a restart in `<state_dir>/<id>.json` (numbers only); keys live in RAM.

`bytes_acknowledged` says: with `put`, bytes an origin answered for; else with `folder`, bytes in complete files; else
bytes that stand in RAM for players to fetch (whether anybody fetched them is not known and not claimed).
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import ClassVar

from producer.core.show import OptionValue
from producer.core.timebase import Ticks
from producer.outputs.base import Format, Output, OutputContext, OutputFault, Packet
from producer.outputs.fragments import Fragment, Fragmenter
from producer.outputs.handover import Handover
from producer.outputs.hls_server import PLAYLIST, LoopbackServer
from producer.outputs.hls_sinks import FolderSink, OriginSink, Sink
from producer.outputs.segments import Numbers, Published, SegmentStore
from producer.outputs.where import literal_loopback, loopback_url, split

_WEB = ("http", "https")
SPARE = 3
"""Segments kept behind the playlist's window for a player that is late."""


class HlsOutput(Output):
    """HLS with AES-128; see the module's head."""

    OPTIONS: ClassVar[dict[str, tuple[type, str]]] = {
        "port": (int, "port of the loopback door, 0 to 65535; 0 or nothing: any free one"),
        "window": (int, "segments in the playlist, 3 to 60; default 6"),
        "segment_ms": (int, "length of a segment in ms, 1000 to 6000, cut at key frames; default 1000"),
        "folder": (str, "folder for encrypted segments and the playlist; keys are not written there"),
        "put": (str, "https:// address of an origin that takes PUT and DELETE; http:// on this machine only"),
        "authorization": (str, "keyring:NAME of the Authorization header for put"),
        "ca": (str, "PEM file with the only authority that put trusts"),
        "key_url": (str, "what stands before the key's name in the playlist; default: beside the playlist"),
    }

    def __init__(self, context: OutputContext) -> None:
        super().__init__(context)
        self._state = Path(context.state_dir) / f"{context.spec.id}.json"
        self._length = int(context.option("segment_ms", 1000))
        self._store: SegmentStore | None = None
        self._door: LoopbackServer | None = None
        self._rooms: Handover | None = None
        self._sinks: list[Sink] = []
        self._fragments: Fragmenter | None = None
        self._next: Ticks | None = None
        self._broken = False
        self._in_ram = 0

    @classmethod
    def loopback(cls, options: dict[str, OptionValue]) -> bool:
        """The door always is; an origin must be given by a literal address of this machine."""
        put = str(options.get("put", ""))
        return not put or loopback_url(put, _WEB)

    @classmethod
    def check(cls, options: dict[str, OptionValue]) -> list[tuple[str, str]]:
        """Ranges, addresses, and that no secret is written out."""
        wrong: list[tuple[str, str]] = []
        for name, low, high in (("port", 0, 65535), ("window", 3, 60), ("segment_ms", 1000, 6000)):
            if name in options and not low <= int(options[name]) <= high:
                wrong.append((name, f"must be from {low} to {high}"))
        if "folder" in options and not str(options["folder"]).strip():
            wrong.append(("folder", "is empty; name a folder or leave the line out"))
        if "put" in options:
            parts = split(str(options["put"]), _WEB)
            if isinstance(parts, str):
                wrong.append(("put", parts))
            elif parts.scheme == "http" and not literal_loopback(parts.hostname or ""):
                wrong.append(("put", "must begin with https:// unless it leads to 127.0.0.1 or [::1]"))
            elif parts.query or parts.fragment:
                wrong.append(("put", "must end with a path; nothing after ? or #"))
        if "authorization" in options and not str(options["authorization"]).startswith("keyring:"):
            wrong.append(("authorization", "must be keyring:NAME; a secret never stands in a show file"))
        if any(c in str(options.get("key_url", "")) for c in '"\r\n'):
            wrong.append(("key_url", "must not hold quotes or line ends"))
        return wrong

    def prepare(self) -> None:
        """Read the numbers, open the door and the sinks."""
        try:
            self._start()
        except OutputFault:
            self.release()
            raise

    def _start(self) -> None:
        option = self.context.option
        prefix = str(option("key_url", ""))
        self._store = SegmentStore(self._load(), int(option("window", 6)), SPARE, self._length, prefix)
        self._door = LoopbackServer(self._fetch, int(option("port", 0)))
        folder, put = str(option("folder", "")), str(option("put", ""))
        if folder:
            self._sinks.append(FolderSink(Path(self.context.show_dir) / folder))
        if put:
            parts = split(put, _WEB)
            if isinstance(parts, str):
                raise OutputFault(f"the origin's address {parts}")
            ca = str(option("ca", ""))
            ca = str(Path(self.context.show_dir) / ca) if ca else ""
            self._sinks.append(OriginSink(parts, str(option("authorization", "")), ca))
        for sink in self._sinks:
            self._store.handover(sink.take)
        self.figures.facts["playlist"] = self._door.url
        place = Path(self.context.state_dir) / f"{self.context.spec.id}.live"
        self._rooms = Handover(place, self._store.handover, self._store.leave)
        trouble = self._rooms.open()
        if trouble:
            self.figures.facts["room"] = f"not served: {trouble}"

    def handover(self, take: Callable[[Published], None]) -> None:
        """The seam for the room: `take` gets every kept segment with its key, then each new one. It must not block."""
        self._prepared().handover(take)

    def open(self, format: Format) -> None:
        """Begin a broadcast; after an earlier one the playlist says that they do not join."""
        if self._fragments is not None:
            self.close()
        self._prepared()
        self._fragments = Fragmenter(format, self._length, at_keys=True)
        self._next, self._broken = None, False

    def write(self, packet: Packet) -> None:
        """Take one packet; publish the segment that it completes."""
        if self._fragments is None:
            raise OutputFault("the stream is not open")
        try:
            made = self._fragments.push(packet)
            self.figures.packets += 1
            for fragment in made:
                self._add(fragment)
            self._figure()
            fault = next((sink.fault for sink in self._sinks if sink.fault), "")
            if fault:
                raise OutputFault(fault)
        except OutputFault:
            self._broken = True
            raise

    def close(self) -> None:
        """Publish what is left and end the playlist; after a fault it stays open, for the stream will go on."""
        fragments, self._fragments = self._fragments, None
        if fragments is None or self._store is None:
            return
        if not self._broken:
            for fragment in fragments.finish():
                self._add(fragment)
            self._store.end()
        for sink in self._sinks:
            sink.settle()
        self._save(self._store.numbers)
        self._figure()

    def release(self) -> None:
        """Close the door and end the workers."""
        self.close()
        for sink in self._sinks:
            sink.release()
        self._sinks = []
        if self._door is not None:
            self._door.close()
            self._door = None
        if self._rooms is not None:
            self._rooms.close()
            self._rooms = None

    def _prepared(self) -> SegmentStore:
        if self._store is None:
            raise OutputFault("the stream was not prepared")
        return self._store

    def _fetch(self, name: str) -> bytes | None:
        store = self._prepared()
        return store.playlist().encode() if name == PLAYLIST else store.fetch(name)

    def _add(self, fragment: Fragment) -> None:
        store = self._prepared()
        if fragment.init:
            store.begin(fragment.data)
            return
        if self._next is not None and fragment.pts != self._next:
            store.interrupt()  # Pictures were dropped on the way here.
        self._next = fragment.pts + fragment.duration
        # On disk before it is used: killed between the two, we skip numbers, which is harmless; reuse is not.
        now = store.numbers
        self._save(Numbers(now.sequence + 1, now.key + 1, now.head, now.era + 1))
        self._in_ram += len(store.add(fragment).data)

    def _figure(self) -> None:
        far = self._sinks[-1] if self._sinks else None
        figures = self.figures
        figures.bytes_acknowledged = far.acknowledged if far else self._in_ram
        waiting = self._fragments.waiting if self._fragments else 0
        figures.waiting = waiting + sum(sink.waiting for sink in self._sinks)
        if self._sinks:
            figures.facts["dropped"] = str(sum(sink.dropped for sink in self._sinks))

    def _load(self) -> Numbers:
        try:
            found = json.loads(self._state.read_text("ascii"))
            kept = {name: found[name] for name in asdict(Numbers())}
            if not all(isinstance(n, int) and 0 <= n < 1 << 53 for n in kept.values()):
                raise ValueError
            return Numbers(**kept)
        except FileNotFoundError:
            return Numbers()
        except (OSError, ValueError, KeyError, TypeError):
            raise OutputFault(f"the stream's numbers in {self._state.name} cannot be read; remove that file") from None

    def _save(self, numbers: Numbers) -> None:
        """Atomically, and through to the medium. A full disk does not stop the stream; it is said in `facts`."""
        part = self._state.with_suffix(".part")
        try:
            self._state.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with open(part, "w", encoding="ascii") as file:
                json.dump(asdict(numbers), file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, self._state)
            self.figures.facts.pop("numbers", None)
        except OSError as error:
            self.figures.facts["numbers"] = f"not saved: {error.strerror}"
