"""Hypothesis: never a deadline, because machines differ.

Random turns (wandering.py) are drawn many times in CI; what looks at one field or one function is
drawn as often there as on a laptop.
"""

import os

from hypothesis import HealthCheck, settings

_CALM = [HealthCheck.too_slow, HealthCheck.data_too_large]
settings.register_profile(
    "ci", max_examples=200, deadline=None, suppress_health_check=_CALM, print_blob=True
)
settings.register_profile("laptop", max_examples=200, deadline=None, suppress_health_check=_CALM)
settings.load_profile("ci" if os.environ.get("CI") else "laptop")
