"""For every test: no figure of time decides (machines are busy), so hypothesis looks at answers, not at how long they
took. A deadline missed once would have it shrink for minutes."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
