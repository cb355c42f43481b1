# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes to another process comes out as it went in, and can bring no code along."""

import json
import struct
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from fractions import Fraction

import numpy as np
import pytest
from pyproj import CRS
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog

from balanced_zones.algorithms.core.errors import Fault, InputError
from balanced_zones.algorithms.core.jobs import codec
from balanced_zones.algorithms.core.jobs.codec import Unsendable, decode, encode
from balanced_zones.algorithms.core.zones.bounds import lower_bound
from balanced_zones.algorithms.core.zones.limits import utilisation_limits
from cases import county


class Kind(Enum):
    ONE = "one"


class Number(IntEnum):
    TWO = 2


@dataclass(frozen=True)
class Box:
    content: object
    weight: float = 0.5
    made: str = field(init=False, default="here")


class Opaque:
    pass


def same(one, other):
    if isinstance(one, np.ndarray):
        with_nan = one.dtype.kind == "f"
        return one.dtype == other.dtype and np.array_equal(one, other, equal_nan=with_nan)
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and one != one:
        return other != other
    return one == other


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        -3,
        2**70,
        0.1,
        float("inf"),
        float("nan"),
        "Ünit 7",
        [],
        (),
        [1, "a", None, (2.5, [True])],
        {"a": 1, 2: (3,), (4, "b"): {"array": 5}},
        {1, 2},
        frozenset({"x"}),
        np.arange(6).reshape(2, 3),
        np.array([True, False]),
        np.array([0.1, np.nan, -np.inf]),
        np.zeros((0, 2), int),
        np.float64(0.1),
        np.int64(-7),
        np.bool_(True),
        Kind.ONE,
        Number.TWO,
        Box((1, np.arange(3))),
        [range.__name__, {"dict": [1]}],
    ],
    ids=str,
)
def test_comes_out_as_it_went_in(value):
    found = decode(encode(value))
    assert type(found) is type(value)
    if isinstance(value, Box):
        assert found.made == "here" and same(found.content, value.content)
    else:
        assert same(value, found)


@pytest.mark.parametrize("make", [sparse.csr_matrix, sparse.csc_matrix, sparse.coo_matrix])
def test_sparse_matrices(make):
    matrix = make(np.array([[0, 1.5, 0], [2, 0, 0]]))
    found = decode(encode(matrix))
    assert type(found) is type(matrix) and found.shape == matrix.shape
    assert (found.toarray() == matrix.toarray()).all()


def test_programmes_and_their_answers():
    limit = decode(encode(LinearConstraint(sparse.csr_matrix([[1.0, 2.0]]), -np.inf, 4)))
    assert limit.A.toarray().tolist() == [[1, 2]] and limit.ub == 4
    assert np.all(decode(encode(Bounds(np.zeros(2), 1))).ub == 1)
    answer = linprog([-1, -2], A_ub=[[1, 1]], b_ub=[3])
    found = decode(encode(answer))
    assert found.x.tolist() == answer.x.tolist() and found.message == answer.message
    assert found.ineqlin.marginals.tolist() == answer.ineqlin.marginals.tolist()


def test_a_zoning_problem_and_its_bound():
    problem = county(40, 4)[2]
    found = decode(encode(problem))
    assert found.crs == problem.crs
    for name in ("students", "centre_m", "seed_unit", "locked"):
        assert same(getattr(problem, name), getattr(found, name))
        assert not getattr(found, name).flags.writeable
    assert (found.adjacency.border_m != problem.adjacency.border_m).nnz == 0
    limits = utilisation_limits(problem, 20)
    assert lower_bound(found, limits).mean_travel == lower_bound(problem, limits).mean_travel


def test_reference_systems_made_up_and_of_the_book():
    for crs in (CRS("EPSG:27700"), CRS("+proj=laea +lat_0=39 +lon_0=-77 +units=m +type=crs")):
        assert decode(encode(crs)) == crs


def test_errors_keep_their_kind():
    error = InputError(Fault("wrong", "Mend it.", feature=7))
    assert decode(encode(error)).faults == error.faults
    assert isinstance(decode(encode(KeyError("x"))), KeyError)


@pytest.mark.parametrize(
    "value",
    [Opaque(), Fraction(1, 2), [np.array(["a"])], np.array([None]), b"bytes", lambda: 1, len],
    ids=["object", "fraction", "texts", "objects", "bytes", "lambda", "builtin"],
)
def test_what_has_no_form_in_a_message_is_refused(value):
    with pytest.raises((Unsendable, ValueError)):
        decode(encode(value))


@pytest.mark.parametrize(
    "message",
    [
        {"function": "builtins:eval"},
        {"function": "os:system"},
        {"error": ["subprocess:Popen", ["true"]]},
        {"error": ["builtins:eval", ["1"]]},
        {"object": ["builtins:dict", {}]},
        {"enum": ["json:JSONDecoder", "ONE"]},
        {"object": ["not_imported_yet:Thing", {}]},
        {"sparse": ["identity", [1, 2, 3]]},
        {"nonsense": 1},
        {"tuple": [], "set": []},
    ],
)
def test_a_message_runs_nothing(message):
    text = json.dumps(message).encode()
    with pytest.raises((ValueError, TypeError)):
        decode(struct.pack("<Q", len(text)) + text)


def test_arrays_that_hold_objects_are_not_read(tmp_path):
    body = encode([np.arange(3)])
    (length,) = struct.unpack_from("<Q", body)
    np.savez(tmp_path / "a.npz", **{"0": np.array([{}], dtype=object)})
    with pytest.raises(ValueError, match="allow_pickle"):
        decode(body[: 8 + length] + (tmp_path / "a.npz").read_bytes())


def test_names_follow_the_package_whatever_it_is_called(monkeypatch):
    text = encode(InputError(Fault("a", "b"))).decode("latin-1")
    assert "balanced_zones" not in text and ".algorithms.core.errors:InputError" in text
    monkeypatch.setattr(codec, "PACKAGE", "another")
    assert codec.absolute(".algorithms.core") == "another.algorithms.core"
    assert codec.absolute("numpy") == "numpy"
