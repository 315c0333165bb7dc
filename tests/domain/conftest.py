"""Random examples of the domain's tests: the same in every run, without a clock.

``HYPOTHESIS_EXAMPLES=2000`` looks at more of them, other ones each time.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

MANY = int(os.environ.get("HYPOTHESIS_EXAMPLES", "0"))
settings.register_profile(
    "domain",
    deadline=None,
    derandomize=not MANY,
    max_examples=MANY or 60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("domain")
