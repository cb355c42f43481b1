# SPDX-License-Identifier: GPL-2.0-or-later
"""./run fuzz: many drawn cases, in processes of their own, and what faults they show."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

BATCH = 250
"""Cases per process: to start QGIS and load the libraries takes the time of twenty cases."""

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""On data this small, threads mostly wait for one another, and burn a core while they do."""

TESTS = Path(__file__).resolve().parent.parent

STUCK_AFTER = 900
"""Seconds of wall time after which one case counts as stuck."""


def main():
    parser = argparse.ArgumentParser(prog="./run fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=200, help="how many cases to draw")
    parser.add_argument("--seed", type=int, default=0, help="other seeds draw other cases")
    parser.add_argument("--entry", default="", help="id of one entry, e.g. geokmeansredistricting")
    parser.add_argument("--case", help="run the one case in this file (JSON; - for stdin) and stop")
    parser.add_argument("--shrink", type=int, default=60, help="tries to make a fault's case small")
    parser.add_argument("--refusals", action="store_true", help="count the messages by kind, too")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        from .child import run_batch

        sys.exit(run_batch(given.cases, given.seed, given.entry, given.shrink, Path(given.child)))
    if given.case:
        from .child import run_one

        text = sys.stdin.read() if given.case == "-" else Path(given.case).read_text()
        sys.exit(run_one(json.loads(text)))
    sys.exit(run_all(given))


def skeleton(text) -> str:
    """The first line of a message without its names and numbers."""
    return re.sub(r"'[^']*'|/\S+|[\d.,]+", "*", text.splitlines()[0])[:150]


def run_all(given) -> int:
    started, left, number = time.monotonic(), given.cases, 0
    ran, errors, faults, refusals = 0, 0, {}, Counter()
    while left > 0:
        cases = min(BATCH, left)
        batch = _batch(cases, given.seed * 1_000_003 + number, given)
        ran += batch["ran"]
        errors += batch["errors"]
        refusals.update(batch["refusals"])
        for fault in batch["faults"]:
            kind = fault["entry"], skeleton(fault["text"])
            if kind not in faults:
                faults[kind] = fault
                _print(fault)
        # After a crash, or when a batch has found its fill of faults, the next one goes on.
        left -= max(1, batch["ran"])
        number += 1
        print(f"{ran} cases run, faults: {len(faults)}", file=sys.stderr, flush=True)
    seconds = time.monotonic() - started
    print(
        f"{ran} cases: {ran - errors} with a result, {errors} refused with a message, "
        f"{len(faults)} faults; {seconds:.0f} s"
    )
    if given.refusals:
        for text, count in refusals.most_common():
            print(f"{count:6d}  {text}")
    return 1 if faults else 0


def _batch(cases, seed, given):
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.json"
        command = [sys.executable, "-m", "fuzz", "--child", folder, "--cases", str(cases)]
        command += ["--seed", str(seed), "--entry", given.entry, "--shrink", str(given.shrink)]
        process = subprocess.Popen(
            command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            env={**os.environ, **ONE_THREAD, "PYTHONPATH": str(TESTS)},
        )
        at, ended = Path(folder) / "case.json", None
        while ended is None:
            try:
                _, said = process.communicate(timeout=10)
                ended = f"the process ended with code {process.returncode}"
            except subprocess.TimeoutExpired:
                began = max(p.stat().st_mtime for p in (Path(folder), at) if p.exists())
                if time.time() - began > STUCK_AFTER:
                    process.kill()
                    _, said = process.communicate()
                    ended = f"the process was stuck for {STUCK_AFTER} s"
        if told.exists():
            return json.loads(told.read_text())
        # It did not come to its end: the case at hand is in the folder, with what came before.
        so_far = {"case": {"entry": "?"}, "ran": 0, "errors": 0, "refusals": {}, "faults": []}
        if at.exists():
            so_far = json.loads(at.read_text())
        last = said.decode(errors="replace").strip().splitlines()[-25:]
        fault = {
            "entry": so_far["case"]["entry"],
            "text": "\n".join([ended, *last]),
            "case": so_far["case"],
        }
        return {**so_far, "faults": [*so_far["faults"], fault]}


def _print(fault):
    print(f"\nFAULT in {fault['entry']}\n{fault['text']}")
    print("To run it again: ./run fuzz --case - <<'END'")
    print(json.dumps(fault["case"], ensure_ascii=False))
    print("END\n", flush=True)


if __name__ == "__main__":
    main()
