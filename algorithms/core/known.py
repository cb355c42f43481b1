# SPDX-License-Identifier: GPL-2.0-or-later
"""What the type checker cannot see."""

from __future__ import annotations

from typing import Optional, TypeVar

Value = TypeVar("Value")


def known(value: Optional[Value]) -> Value:
    """Return a value that is optional in general but is there where this is called.

    Where code is reached only if the user has given something, this says so.
    """
    assert value is not None
    return value
