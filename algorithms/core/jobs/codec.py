# SPDX-License-Identifier: GPL-2.0-or-later
"""Values as bytes, for other processes: structure as JSON, arrays as npz, no code at all.

What is read can only become plain values, arrays, the dataclasses and enumerations of modules
that are already imported, and the few classes of libraries named here. So a message can, at
worst, be wrong; it cannot run anything, as a pickle could.
"""

from __future__ import annotations

import builtins
import dataclasses
import io
import json
import struct
import sys
from enum import Enum
from types import FunctionType
from typing import Any, cast

import numpy as np

from ..texts import Untranslated, translated

PACKAGE = __name__.split(".")[0]
"""Under which name the plugin was imported; the other side imports it under the same."""

_LENGTH = struct.Struct("<Q")
"""What a message begins with: how many bytes of JSON follow, before its arrays."""
_SPARSE = {"csr": ("indices", "indptr"), "csc": ("indices", "indptr"), "coo": ("row", "col")}
"""Sparse matrices by the first letters of their classes: where their numbers stand."""


class Unsendable(TypeError):
    """A value of a kind that has no form in a message; says which."""


def encode(value: Any) -> bytes:
    """Return a value as bytes.

    Parameters
    ----------
    value
        None, numbers, texts, lists, tuples, sets and dictionaries; arrays of numbers and of
        truth values; scipy's commoner sparse matrices; reference systems; what
        ``scipy.optimize`` takes and gives; dataclasses, enumerations and functions of modules.

    Raises
    ------
    Unsendable
        If it, or something in it, is none of these.
    """
    writer = _Writer()
    text = json.dumps(writer.plain(value)).encode()
    body = io.BytesIO()
    if writer.arrays:
        arrays: dict[str, Any] = {str(number): each for number, each in enumerate(writer.arrays)}
        np.savez(body, **arrays)
    return _LENGTH.pack(len(text)) + text + body.getvalue()


def decode(body: bytes) -> Any:
    """Return the value that ``encode`` was given; raises a ValueError if these are not such bytes.

    Arrays are copies, tuples are tuples again; a class that is not imported here, or is no
    dataclass, enumeration or exception, is a ValueError.
    """
    (length,) = _LENGTH.unpack_from(body)
    end = _LENGTH.size + length
    arrays = []
    if len(body) > end:
        with np.load(io.BytesIO(body[end:]), allow_pickle=False) as stored:
            arrays = [stored[str(number)] for number in range(len(stored.files))]
    return _Reader(arrays).value(json.loads(body[_LENGTH.size : end]))


def encode_error(error: BaseException, story: str) -> bytes:
    """An exception with its traceback as text; one that cannot be sent as its text only."""
    try:
        body = encode({"error": error, "story": story})
        decode(body)
        return body
    except (Unsendable, ValueError, TypeError, AttributeError):
        stand_in = RuntimeError(f"{type(error).__name__}: {error}")
        return encode({"error": stand_in, "story": story})


def module_of(work: Any) -> str:
    """The module that must be imported before a function or an object can be decoded."""
    here = work if isinstance(work, FunctionType) else type(work)
    return _relative(here.__module__)


def absolute(module: str) -> str:
    """A module's name here; names that begin with a dot are of this package, however called."""
    return PACKAGE + module if module.startswith(".") else module


def _relative(module: str) -> str:
    inside = module == PACKAGE or module.startswith(PACKAGE + ".")
    return "." + module[len(PACKAGE) + 1 :] if inside else module


def _name(thing: Any) -> str:
    return f"{_relative(thing.__module__)}:{thing.__qualname__}"


class _Writer:
    """Turns values into what JSON can hold; arrays are put aside, each once."""

    def __init__(self) -> None:
        self.arrays: list[np.ndarray] = []
        self.numbers: dict[int, int] = {}

    def plain(self, value: Any) -> Any:
        kind = type(value)
        if value is None or kind in (bool, int, float, str):
            return value
        if kind is list:
            return [self.plain(each) for each in value]
        if kind is dict:
            return {"dict": [[self.plain(key), self.plain(each)] for key, each in value.items()]}
        if kind in (tuple, set, frozenset):
            return {kind.__name__: [self.plain(each) for each in value]}
        if isinstance(value, np.ndarray):
            return {"array": self.number_of(value)}
        if isinstance(value, np.generic):
            return {"scalar": self.number_of(np.asarray(value))}
        if isinstance(value, Untranslated):
            words, figures = value.as_written
            return {"text": [words, self.plain(figures)]}
        if isinstance(value, Enum):
            return {"enum": [_name(kind), value.name]}
        if isinstance(value, FunctionType):
            return {"function": _name(value)}
        if isinstance(value, BaseException):
            made, arguments = cast(tuple, value.__reduce__())[:2]
            return {"error": [_name(made), [self.plain(each) for each in arguments]]}
        if dataclasses.is_dataclass(value):
            fields = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
            return {"object": [_name(kind), {k: self.plain(v) for k, v in fields.items()}]}
        return self.of_library(value, kind)

    def of_library(self, value: Any, kind: Any) -> Any:
        name, library = kind.__name__, kind.__module__.split(".")[0]
        if library == "scipy" and name[:3] in _SPARSE:
            places = [getattr(value, each) for each in _SPARSE[name[:3]]]
            parts = [value.data, *places, tuple(map(int, value.shape))]
            return {"sparse": [name, [self.plain(each) for each in parts]]}
        if library == "scipy" and name in ("LinearConstraint", "Bounds"):
            names = ("A", "lb", "ub") if name == "LinearConstraint" else ("lb", "ub")
            return {name: [self.plain(getattr(value, each)) for each in names]}
        if library == "scipy" and name == "OptimizeResult":
            return {name: self.plain(dict(value))}
        if library == "pyproj" and name.endswith("CRS"):
            return {"crs": value.srs}
        raise Unsendable(f"{kind.__module__}.{kind.__qualname__} cannot be sent to another process")

    def number_of(self, array: np.ndarray) -> int:
        if array.dtype.kind not in "biuf":
            raise Unsendable(f"an array of {array.dtype} cannot be sent to another process")
        number = self.numbers.setdefault(id(array), len(self.arrays))
        if number == len(self.arrays):
            self.arrays.append(array)
        return number


class _Reader:
    def __init__(self, arrays: Any) -> None:
        self.arrays = arrays

    def value(self, plain: Any) -> Any:
        if isinstance(plain, list):
            return [self.value(each) for each in plain]
        if not isinstance(plain, dict):
            return plain
        if len(plain) != 1:
            raise ValueError("not a message of another process")
        ((kind, body),) = plain.items()
        read = getattr(self, f"read_{kind}", None)
        if read is None:
            raise ValueError(f"not a message of another process: {kind}")
        return read(body)

    def read_dict(self, body: Any) -> Any:
        return {self.value(key): self.value(each) for key, each in body}

    def read_tuple(self, body: Any) -> Any:
        return tuple(self.value(body))

    def read_set(self, body: Any) -> Any:
        return set(self.value(body))

    def read_frozenset(self, body: Any) -> Any:
        return frozenset(self.value(body))

    def read_array(self, body: Any) -> Any:
        return self.arrays[body]

    def read_scalar(self, body: Any) -> Any:
        return self.arrays[body][()]

    def read_text(self, body: Any) -> Any:
        text, figures = body
        return translated(text, self.value(figures))

    def read_enum(self, body: Any) -> Any:
        return _found(body[0], lambda each: _is_class(each, Enum))[body[1]]

    def read_function(self, body: Any) -> Any:
        return _found(body, lambda each: isinstance(each, FunctionType))

    def read_error(self, body: Any) -> Any:
        name, arguments = body
        made = _found(name, lambda each: _is_class(each, BaseException))
        return made(*self.value(arguments))

    def read_object(self, body: Any) -> Any:
        name, fields = body
        kind = _found(name, lambda each: isinstance(each, type) and dataclasses.is_dataclass(each))
        given = {each.name for each in dataclasses.fields(kind) if each.init}
        values = {key: self.value(each) for key, each in fields.items()}
        made = kind(**{key: each for key, each in values.items() if key in given})
        for key in values.keys() - given:
            object.__setattr__(made, key, values[key])
        return made

    def read_sparse(self, body: Any) -> Any:
        from scipy import sparse

        name, parts = body
        made = getattr(sparse, name)
        if not issubclass(made, (sparse.spmatrix, getattr(sparse, "sparray", sparse.spmatrix))):
            raise ValueError(f"not a sparse matrix: {name}")
        data, *places, shape = self.value(parts)
        given = (data, tuple(places)) if name.startswith("coo") else (data, *places)
        return made(given, shape=shape)

    def read_LinearConstraint(self, body: Any) -> Any:
        from scipy.optimize import LinearConstraint

        return LinearConstraint(*self.value(body))

    def read_Bounds(self, body: Any) -> Any:
        from scipy.optimize import Bounds

        return Bounds(*self.value(body))

    def read_OptimizeResult(self, body: Any) -> Any:
        from scipy.optimize import OptimizeResult

        return OptimizeResult(self.value(body))

    def read_crs(self, body: Any) -> Any:
        from pyproj import CRS

        return CRS(body)


def _is_class(thing: Any, of: Any) -> bool:
    return isinstance(thing, type) and issubclass(thing, of)


def _found(name: str, fits: Any) -> Any:
    """What a name stands for in a module that is imported; nothing is imported for a message."""
    module, _, path = name.partition(":")
    thing = builtins if module == "builtins" else sys.modules.get(absolute(module))
    for part in path.split("."):
        thing = getattr(thing, part, None)
    if thing is None or not fits(thing):
        raise ValueError(f"a message of another process names {name}, which is not known here")
    return thing
