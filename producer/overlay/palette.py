"""The colours of what we draw. No state."""

from __future__ import annotations

GROUND = (21, 23, 26)
"""Neutral grey #15171A, behind everything."""
PANEL = (30, 33, 38)
RULE = (58, 63, 71)
TEXT = (242, 244, 246)
SECOND = (176, 182, 190)
"""Second text: 8:1 and more on GROUND."""
AMBER = (255, 176, 0)
BLUE = (87, 178, 255)
