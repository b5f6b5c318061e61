"""Options of sources and outputs in a person's words: names of kinds and options, their help, what is wrong with one.

Owner: nobody; a table, in the context Said, because the same help stands behind `Allowed:` in a sentence of the set-up.
The classes of the kinds tell their options in English with one line of help (`OPTIONS`); that line is the key. Tests
ask every class for what is missing here.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_HELP = {
    # Cameras and sound
    QT_TRANSLATE_NOOP("Said", "Linux: /dev/video0; Windows: the camera's name; macOS: its number or name"):
        QT_TRANSLATE_NOOP("Option", "Device"),
    QT_TRANSLATE_NOOP("Said", "picture size to ask for, such as 1280x720 (default: the device's own)"):
        QT_TRANSLATE_NOOP("Option", "Picture size"),
    QT_TRANSLATE_NOOP("Said", "rate to ask for, such as 30 (default: the device's own)"):
        QT_TRANSLATE_NOOP("Option", "Pictures a second"),
    QT_TRANSLATE_NOOP("Said", "the file, relative to the show file"): QT_TRANSLATE_NOOP("Option", "File"),
    QT_TRANSLATE_NOOP("Said", "where in the file the first round begins, in milliseconds (default 0)"):
        QT_TRANSLATE_NOOP("Option", "Begins at (ms)"),
    QT_TRANSLATE_NOOP("Said", 'name of the input device or a part of it; "" is the default one'):
        QT_TRANSLATE_NOOP("Option", "Input device"),
    QT_TRANSLATE_NOOP("Said", "1 (heard on both sides) or 2 (left and right)"):
        QT_TRANSLATE_NOOP("Option", "Channels"),
    QT_TRANSLATE_NOOP("Said", "rtsp:// or rtsps:// address, without user and password"):
        QT_TRANSLATE_NOOP("Option", "Address"),
    QT_TRANSLATE_NOOP("Said", "tcp (the default) or udp"): QT_TRANSLATE_NOOP("Option", "Transport"),
    QT_TRANSLATE_NOOP("Said", "user name, if the camera wants one"): QT_TRANSLATE_NOOP("Option", "User name"),
    QT_TRANSLATE_NOOP("Said", "keyring:NAME, if the camera wants one"): QT_TRANSLATE_NOOP("Option", "Password"),
    QT_TRANSLATE_NOOP("Said", "a PNG or JPEG file, relative to the show file"):
        QT_TRANSLATE_NOOP("Option", "Picture file"),
    QT_TRANSLATE_NOOP("Said", "address or file for VLC, such as srt://@:9000"):
        QT_TRANSLATE_NOOP("Option", "Address or file"),
    QT_TRANSLATE_NOOP("Said", "libvlc's buffer in milliseconds (default 200)"):
        QT_TRANSLATE_NOOP("Option", "Buffer (ms)"),
    # The simulated camera
    QT_TRANSLATE_NOOP("Said", "what it shows: card, laparoscope, overhead, room, vitals"):
        QT_TRANSLATE_NOOP("Option", "Scene"),
    QT_TRANSLATE_NOOP("Said", "frame-counter strip along the top (default true)"):
        QT_TRANSLATE_NOOP("Option", "Frame counter"),
    QT_TRANSLATE_NOOP("Said", "added to the strip's number, to tell cameras apart (default 0)"):
        QT_TRANSLATE_NOOP("Option", "Counter starts at"),
    QT_TRANSLATE_NOOP("Said", "paint the canary colour where the patient could be known, for tests (default false)"):
        QT_TRANSLATE_NOOP("Option", "Canary colour"),
    QT_TRANSLATE_NOOP("Said", "pitch of its test tone, 0 for a silent camera (default 660)"):
        QT_TRANSLATE_NOOP("Option", "Test tone (Hz)"),
    QT_TRANSLATE_NOOP("Said", "beep (once a second, the default) or steady"):
        QT_TRANSLATE_NOOP("Option", "Kind of tone"),
    QT_TRANSLATE_NOOP("Said", "another number gives another texture (default 0)"):
        QT_TRANSLATE_NOOP("Option", "Texture"),
    QT_TRANSLATE_NOOP("Said", "its own frame rate, when not the show's"):
        QT_TRANSLATE_NOOP("Option", "Pictures a second"),
    QT_TRANSLATE_NOOP("Said", "sensor noise (default true)"): QT_TRANSLATE_NOOP("Option", "Sensor noise"),
    QT_TRANSLATE_NOOP(
        "Said", "so many seconds after it starts somebody knocks the camera, for drills (default 0: never)"
    ): QT_TRANSLATE_NOOP("Option", "Knocked after (s)"),
    # Outputs
    QT_TRANSLATE_NOOP(
        "Said", "folder of the recording; from the show's folder if not absolute; default: in the state folder"
    ): QT_TRANSLATE_NOOP("Option", "Folder"),
    QT_TRANSLATE_NOOP(
        "Said", "false: a plain film that anybody can play, in rehearsals only; default: sealed once keys exist"
    ): QT_TRANSLATE_NOOP("Option", "Sealed"),
    QT_TRANSLATE_NOOP("Said", "port of the loopback door, 0 to 65535; 0 or nothing: any free one"):
        QT_TRANSLATE_NOOP("Option", "Port"),
    QT_TRANSLATE_NOOP("Said", "segments in the playlist, 3 to 60; default 6"):
        QT_TRANSLATE_NOOP("Option", "Segments in the playlist"),
    QT_TRANSLATE_NOOP("Said", "length of a segment in ms, 1000 to 6000, cut at key frames; default 1000"):
        QT_TRANSLATE_NOOP("Option", "Segment length (ms)"),
    QT_TRANSLATE_NOOP("Said", "folder for encrypted segments and the playlist; keys are not written there"):
        QT_TRANSLATE_NOOP("Option", "Folder"),
    QT_TRANSLATE_NOOP(
        "Said", "https:// address of an origin that takes PUT and DELETE; http:// on this machine only"
    ): QT_TRANSLATE_NOOP("Option", "Sent to"),
    QT_TRANSLATE_NOOP("Said", "keyring:NAME of the Authorization header for put"):
        QT_TRANSLATE_NOOP("Option", "Authorization"),
    QT_TRANSLATE_NOOP("Said", "PEM file with the only authority that put trusts"):
        QT_TRANSLATE_NOOP("Option", "Trusted authority"),
    QT_TRANSLATE_NOOP("Said", "what stands before the key's name in the playlist; default: beside the playlist"):
        QT_TRANSLATE_NOOP("Option", "Address of the keys"),
    QT_TRANSLATE_NOOP("Said", "rtmp:// or rtmps:// address with the application: rtmps://host/app"):
        QT_TRANSLATE_NOOP("Option", "Address"),
    QT_TRANSLATE_NOOP("Said", "keyring:NAME of the stream key"): QT_TRANSLATE_NOOP("Option", "Stream key"),
    QT_TRANSLATE_NOOP(
        "Said", "PEM file with the only authority that rtmps trusts; default: those of this system"
    ): QT_TRANSLATE_NOOP("Option", "Trusted authority"),
}  # fmt: skip
OPTIONS: dict[str, str] = {str(text): str(name) for text, name in _HELP.items()}
"""An option's line of help -> what it is called."""
_JUDGED = (
    QT_TRANSLATE_NOOP("Said", "this is not an address"),
    QT_TRANSLATE_NOOP("Said", "an address that begins with {0} or {1} and names a host"),
    QT_TRANSLATE_NOOP("Said", "an address that begins with {0} and names a host"),
    QT_TRANSLATE_NOOP("Said", "user and password stand in options of their own, the password as keyring:NAME"),
    QT_TRANSLATE_NOOP("Said", "a password never stands in a show file; write keyring:NAME"),
    QT_TRANSLATE_NOOP("Said", "a password needs a user name"),
    QT_TRANSLATE_NOOP("Said", "allowed: tcp, udp"),
    QT_TRANSLATE_NOOP("Said", "allowed: beep, steady"),
    QT_TRANSLATE_NOOP("Said", "allowed: WIDTHxHEIGHT, such as 1280x720"),
    QT_TRANSLATE_NOOP("Said", "allowed: a broadcast rate such as 25, 29.97 or 60"),
    QT_TRANSLATE_NOOP("Said", "allowed: 0 and above"),
    QT_TRANSLATE_NOOP("Said", "allowed: 0 (silent) to {0}"),
    QT_TRANSLATE_NOOP("Said", "allowed: 0 to 10000"),
    QT_TRANSLATE_NOOP("Said", "there is no such scene; allowed: {0}"),
    QT_TRANSLATE_NOOP("Said", "the name of the device is needed"),
    QT_TRANSLATE_NOOP("Said", "the name of a file is needed"),
    QT_TRANSLATE_NOOP("Said", "the name of a .png, .jpg or .jpeg file is needed"),
    QT_TRANSLATE_NOOP("Said", "a file on this machine, not an address"),
    QT_TRANSLATE_NOOP("Said", "an address or a file is needed"),
    QT_TRANSLATE_NOOP("Said", "must be 1 or 2"),
    QT_TRANSLATE_NOOP("Said", "must be from {0} to {1}"),
    QT_TRANSLATE_NOOP("Said", "is empty; name a folder or leave the line out"),
    QT_TRANSLATE_NOOP("Said", "must be keyring:NAME; a secret never stands in a show file"),
    QT_TRANSLATE_NOOP("Said", "must not hold quotes or line ends"),
    QT_TRANSLATE_NOOP("Said", "must begin with https:// unless it leads to 127.0.0.1 or [::1]"),
    QT_TRANSLATE_NOOP("Said", "must end with a path; nothing after ? or #"),
    QT_TRANSLATE_NOOP("Said", "belongs to rtmps:// only"),
)
JUDGED: tuple[str, ...] = tuple(map(str, _JUDGED))
"""What a kind says of an option that is wrong: templates as in `ui.saidtable`."""
_KINDS = {
    "rtsp": QT_TRANSLATE_NOOP("Option", "Network camera"),
    "capture": QT_TRANSLATE_NOOP("Option", "Camera or capture card"),
    "vlc": QT_TRANSLATE_NOOP("Option", "Whatever VLC plays"),
    "file": QT_TRANSLATE_NOOP("Option", "Film file, over and over"),
    "clip": QT_TRANSLATE_NOOP("Option", "Film file, once"),
    "still": QT_TRANSLATE_NOOP("Option", "Still picture"),
    "simulated": QT_TRANSLATE_NOOP("Option", "Simulated camera"),
    "microphone": QT_TRANSLATE_NOOP("Option", "Microphone"),
    "record": QT_TRANSLATE_NOOP("Option", "Recording"),
    "hls": QT_TRANSLATE_NOOP("Option", "Viewers' pages"),
    "rtmp": QT_TRANSLATE_NOOP("Option", "Streaming service"),
}
KINDS: dict[str, str] = {kind: str(name) for kind, name in _KINDS.items()}


def kind_name(kind: str) -> str:
    """What `kind` is called, with the word that stands in the show file; that word alone if there is no name."""
    name = KINDS.get(kind)
    return f"{QCoreApplication.translate('Option', name)} ({kind})" if name else kind


def option_name(option: str, text: str) -> str:
    """What `option` with the line of help `text` is called; its key if there is no name."""
    name = OPTIONS.get(text)
    return QCoreApplication.translate("Option", name) if name else option
