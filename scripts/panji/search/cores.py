"""Work for all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

CORES = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1

Argument = TypeVar("Argument")
Result = TypeVar("Result")

_function: Callable[[Any], Any] | None = None


def each(function: Callable[[Argument], Result], arguments: Sequence[Argument]) -> Iterator[Result]:
    """What a function gives for each argument, in their order, worked out on all cores.

    Processes are forked, so the function may be any, and need not be pickled; arguments and results are.
    """
    global _function
    if CORES < 2 or len(arguments) < 2:
        yield from map(function, arguments)
        return
    _function = function
    try:
        with ProcessPoolExecutor(CORES, mp_context=get_context("fork")) as pool:
            yield from pool.map(_call, arguments)
    finally:
        _function = None


def _call(argument: Any) -> Any:
    assert _function
    return _function(argument)
