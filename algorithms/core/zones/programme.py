# SPDX-License-Identifier: GPL-2.0-or-later
"""An integer programme as it is put together: columns with costs, rows with limits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Optional

import numpy as np
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint

from ..jobs.solver import Solver

GAP = 0.005
"""Between the best plan and the proof at which a branching ends: closing it takes most of the time,
and plans are drawn on from there."""


class Programme:
    """Columns of 0 or more, whole numbers or not, each at a cost, and rows, each a sum of columns
    between two limits."""

    def __init__(self) -> None:
        self.cost: list[float] = []
        self.whole: list[int] = []
        self.most: list[float] = []
        self.entries: list[tuple[int, int, float]] = []
        self.lower: list[float] = []
        self.upper: list[float] = []

    def add_column(self, cost: float, whole: bool, most: float = 1.0) -> int:
        """A column of up to ``most``; its number."""
        self.cost.append(cost)
        self.whole.append(int(whole))
        self.most.append(most)
        return len(self.cost) - 1

    def add_row(self, entries: Iterable[tuple[int, float]], least: float, most: float) -> None:
        """Limits on the sum of some columns, each with its coefficient."""
        row = len(self.lower)
        self.entries += [(row, c, value) for c, value in entries]
        self.lower.append(least)
        self.upper.append(most)

    def matrix(self) -> sparse.csr_matrix:
        """The coefficients, a row for each row and a column for each column."""
        row, column, value = zip(*self.entries)
        return sparse.csr_matrix((value, (row, column)), (len(self.lower), len(self.cost)))

    def answer(
        self,
        matrix: sparse.csr_matrix,
        solver: Solver,
        nodes: int,
        most: Optional[np.ndarray] = None,
        gap: float = GAP,
    ) -> Any:
        """What HiGHS answers after so many branches at most, as ``scipy.optimize.milp`` does.

        With other upper limits of the columns where ``most`` is given, and stopping where the
        best found is proven to within a share ``gap``.
        """
        most = np.array(self.most) if most is None else most
        return solver.call(
            "milp",
            np.array(self.cost),
            constraints=LinearConstraint(matrix, self.lower, self.upper),
            integrality=np.array(self.whole),
            bounds=Bounds(np.zeros(len(most)), most),
            options={"node_limit": nodes, "mip_rel_gap": gap},
        )
