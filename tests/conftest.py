"""For every test: no figure of time decides (machines are busy), so hypothesis looks at answers, not at how long they
took. A deadline missed once would have it shrink for minutes.

Where `CI` is set, hypothesis tries the same examples each time: a build tells of the change that it builds. New ones
are looked for by everybody else's runs."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("build", settings.get_profile("house"), derandomize=True, database=None, print_blob=True)
settings.load_profile("build" if os.environ.get("CI") else "house")
