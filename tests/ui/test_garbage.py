# SPDX-License-Identifier: GPL-2.0-or-later
"""Python's garbage collector, while a district is read."""

import gc
from contextlib import ExitStack

from balanced_zones.ui.garbage import young_objects_only


def test_however_readings_overlap_the_collector_is_as_before():
    usual = gc.get_threshold()
    first, second = ExitStack(), ExitStack()
    first.enter_context(young_objects_only())
    second.enter_context(young_objects_only())
    first.close()
    assert gc.get_threshold()[:2] == usual[:2] and gc.get_threshold()[2] > 1000 * usual[2]
    second.close()
    assert gc.get_threshold() == usual
