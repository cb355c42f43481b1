# SPDX-License-Identifier: GPL-2.0-or-later
"""HiGHS in another process: the same answers, stopped at once, and nothing left behind."""

import time

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint

from balanced_zones.algorithms.core.jobs import solver as solver_module
from balanced_zones.algorithms.core.jobs.solver import Solver
from balanced_zones.algorithms.core.progress import Progress, Stopped


def knapsack(rows=2, columns=12):
    rng = np.random.default_rng(0)
    weight = rng.integers(1, 100, (rows, columns))
    cost = -rng.integers(1, 100, columns).astype(float)
    return (cost,), {
        "constraints": LinearConstraint(weight, -np.inf, weight.sum(axis=1) / 2),
        "integrality": np.ones(columns),
        "bounds": Bounds(0, 1),
    }


class Stops(Progress):
    def __init__(self):
        self.now = False

    def cancelled(self):
        return self.now


def test_the_same_answer_here_and_there(monkeypatch):
    args, options = knapsack()
    with Solver() as there:
        answer = there.call("milp", *args, **options)
        process = there.worker.process
    assert process.poll() is not None
    monkeypatch.setattr(solver_module, "worker_python", lambda: None)
    with Solver() as here:
        assert here.call("milp", *args, **options).x.tolist() == answer.x.tolist()
        assert here.worker is None


def test_stopped_while_it_works():
    args, options = knapsack(30, 80)
    progress = Stops()
    with Solver(progress) as solver:
        solver.call("milp", *knapsack()[0], **knapsack()[1])
        process, progress.now = solver.worker.process, True
        start = time.perf_counter()
        with pytest.raises(Stopped):
            solver.call("milp", *args, **options)
        assert time.perf_counter() - start < 30
        assert process.poll() is not None


def test_when_it_dies_the_work_is_done_here():
    args, options = knapsack()
    with Solver() as solver:
        before = solver.call("milp", *args, **options)
        solver.worker.process.kill()
        solver.worker.process.wait()
        assert solver.call("milp", *args, **options).x.tolist() == before.x.tolist()
        assert solver.worker is None


def test_it_ends_when_its_input_ends():
    with Solver() as solver:
        solver.call("milp", *knapsack()[0], **knapsack()[1])
        solver.worker.process.stdin.close()
        assert solver.worker.process.wait(timeout=30) == 0


def test_wrong_input_is_told_as_it_is_here():
    with Solver() as solver, pytest.raises(ValueError):
        solver.call("milp", np.zeros((2, 2)))
