# SPDX-License-Identifier: GPL-2.0-or-later
"""One batch of cases in one process that has QGIS in it."""

from __future__ import annotations

import contextlib
import json
import os
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase, Verbosity

_AGAIN = 8
"""Of so many cases one is run twice."""

_FAULTS = 5
"""So many kinds of faults are looked for in a batch."""

_KEPT = []


@contextlib.contextmanager
def qgis():
    """A QGIS with our provider; yields its entries by id."""
    from qgis.core import QgsApplication
    from qgis.testing import start_app

    import conftest  # noqa: F401, loads the checkout as the package

    _KEPT.append(start_app(cleanup=False))
    from balanced_zones.algorithms.provider import BalancedZonesProvider

    provider = BalancedZonesProvider()
    _KEPT.append(provider)
    assert QgsApplication.processingRegistry().addProvider(provider)
    # What installs libraries reads no layers, and would install them.
    yield {
        entry.id(): entry for entry in provider.algorithms() if entry.name() != "installlibraries"
    }


def judge(case, again):
    """Run a case and raise a Breach if it shows one; returns the outcome."""
    from . import invariants, running

    try:
        with tempfile.TemporaryDirectory() as folder:
            first = running.run_case(case, folder)
            invariants.check(case, first)
            if again and first.error is None:
                with tempfile.TemporaryDirectory() as other:
                    invariants.check_same(first, running.run_case(case, other))
    except invariants.Breach:
        raise
    except Exception as error:
        # Told as any other fault, with its case, and the search goes on.
        lines = "".join(traceback.format_exception(None, error, error.__traceback__)).splitlines()
        told = "\n".join([f"making or judging the case failed: {lines[-1]}", *lines[-14:]])
        raise invariants.Breach(told) from error
    return first


def run_batch(cases, seed, entry, shrink, folder):
    """Draw and run cases until some number; faults are shrunk and written to the folder."""
    with qgis() as entries:
        told = _run_batch(entries, cases, seed, entry, shrink, Path(folder))
    (Path(folder) / "told.json").write_text(json.dumps(told))
    sys.stdout.flush()
    # QGIS is not taken down: what has been told is all that is wanted.
    os._exit(0)


def _run_batch(entries, cases, seed, entry, shrink, folder):
    from . import drawing, invariants
    from .__main__ import skeleton

    # Models run several entries each: they have their own tests, and few cases here.
    chosen = {
        name: each
        for name, each in entries.items()
        if (name.split(":")[1] == entry if entry else each.groupId() != "models")
    }
    if not chosen:
        raise SystemExit(f"there is no entry '{entry}'; there are: {', '.join(sorted(entries))}")
    state = {"ran": 0, "errors": 0, "refusals": Counter()}
    faults = {}
    budget = {"left": cases}

    def one_search(seed, many):
        found = {}

        @hypothesis.seed(seed)
        @hypothesis.settings(
            max_examples=many,
            database=None,
            deadline=None,
            phases=(Phase.generate, Phase.shrink) if shrink else (Phase.generate,),
            suppress_health_check=list(HealthCheck),
            report_multiple_bugs=False,
            verbosity=Verbosity.quiet,
            print_blob=False,
        )
        @hypothesis.given(drawing.cases(chosen))
        def holds(case):
            so_far = {**state, "faults": list(faults.values()), "case": case}
            (folder / "case.json").write_text(json.dumps(so_far))
            shrinking = bool(found)
            if shrinking:
                found["tries"] += 1
                if found["tries"] > shrink:
                    # Small enough: shrinking must not outlast the search.
                    hypothesis.reject()
            else:
                state["ran"] += 1
                budget["left"] -= 1
            try:
                outcome = judge(case, state["ran"] % _AGAIN == 0)
            except invariants.Breach as fault:
                kind = case["entry"], skeleton(str(fault))
                if kind in faults and not shrinking:
                    return
                if shrinking and kind[0] != found["kind"][0]:
                    return
                if not shrinking:
                    found.update(kind=kind, tries=0)
                found["fault"] = {"entry": case["entry"], "text": str(fault), "case": case}
                raise
            if not shrinking and outcome.error is not None:
                state["errors"] += 1
                state["refusals"][skeleton(outcome.error)] += 1

        try:
            holds()
        except invariants.Breach:
            pass
        except hypothesis.errors.HypothesisException:
            # Shrinking was cut short, or the fault did not show a second time; it is told anyway.
            if not found:
                raise
        except BaseException:
            if not found:
                raise
            found["fault"]["text"] += "\n" + traceback.format_exc()[-500:]
        if found:
            faults[found["kind"]] = found["fault"]
        return bool(found)

    number = 0
    while budget["left"] > 0 and len(faults) < _FAULTS and number < 20:
        one_search(seed * 101 + number, budget["left"])
        number += 1
    return {**state, "faults": list(faults.values())}


def run_one(case):
    """Run one case and tell what became of it."""
    with qgis():
        from . import invariants

        code = 0
        try:
            outcome = judge(case, True)
            print("\n".join(outcome.said))
            print("refused:" if outcome.error else "results:", outcome.error or outcome.results)
        except invariants.Breach as fault:
            print(f"FAULT {fault}")
            code = 1
        sys.stdout.flush()
    os._exit(code)
