"""The table of simulated scenes: everything a rehearsal shows is drawn by us, no patient was ever in it.

Add a scene = one file + one line here. Called by `sources.simulated` in the camera process.
"""

from __future__ import annotations

from producer.sources.scenes.base import Scene
from producer.sources.scenes.card import Card
from producer.sources.scenes.laparoscope import Laparoscope
from producer.sources.scenes.overhead import Overhead
from producer.sources.scenes.room import Room
from producer.sources.scenes.vitals import Vitals

__all__ = ["SCENES", "Scene"]

SCENES: dict[str, type[Scene]] = {
    "card": Card,
    "laparoscope": Laparoscope,
    "overhead": Overhead,
    "room": Room,
    "vitals": Vitals,
}
