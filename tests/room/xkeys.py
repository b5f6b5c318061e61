"""Real key events on an X display, by the XTEST extension: what a keyboard or a pedal would send.

Owner: one test. `libXtst` through ctypes, because no window manager and no tool is needed for that.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import time

_X11, _XTST = ctypes.util.find_library("X11"), ctypes.util.find_library("Xtst")
THERE = bool(_X11 and _XTST)


class Keyboard:
    """The keyboard of `display`."""

    def __init__(self, display: str) -> None:
        assert _X11 and _XTST
        self._x, self._test = ctypes.CDLL(_X11), ctypes.CDLL(_XTST)
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XStringToKeysym.restype = ctypes.c_ulong
        self._line = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        assert self._line.value, f"no display {display}"

    def window(self, title: str) -> int:
        """The visible top window that is called so; 0: none yet."""
        root = self._x.XDefaultRootWindow(self._line)
        children, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
        ignored = ctypes.c_ulong()
        self._x.XQueryTree(self._line, ctypes.c_ulong(root), ctypes.byref(ignored), ctypes.byref(ignored),
                           ctypes.byref(children), ctypes.byref(count))  # fmt: skip
        for at in range(count.value):
            name = ctypes.c_char_p()
            self._x.XFetchName(self._line, ctypes.c_ulong(children[at]), ctypes.byref(name))
            if name.value is not None and name.value.decode("latin-1") == title:
                return int(children[at])
        return 0

    def press(self, title: str, key: str, held: float = 0.1) -> None:
        """Give the window the keyboard, then `key` (an X name such as `j` or `Right`) down, and up after `held` s."""
        self._x.XSetInputFocus(self._line, ctypes.c_ulong(self.window(title)), 1, ctypes.c_ulong(0))
        self._x.XSync(self._line, 0)
        time.sleep(0.2)
        code = self._x.XKeysymToKeycode(self._line, ctypes.c_ulong(self._x.XStringToKeysym(key.encode())))
        assert code, f"this keyboard has no {key}"
        for down in (1, 0):
            self._test.XTestFakeKeyEvent(self._line, ctypes.c_uint(code), down, ctypes.c_ulong(0))
            self._x.XSync(self._line, 0)
            time.sleep(held)

    def close(self) -> None:
        """Hang up."""
        self._x.XCloseDisplay(self._line)
