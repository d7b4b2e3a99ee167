"""A workspace whose settings are complete."""

import pytest
from office import Office


@pytest.fixture
def ready() -> Office:
    office = Office()
    office.set_up()
    return office
