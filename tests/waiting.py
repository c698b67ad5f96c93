"""Coroutines, waited for by tests that are none themselves."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")


def waited(coroutine: Coroutine[Any, Any, T]) -> T:
    """What it comes to. In a thread of its own: Playwright's loop runs on in the tests' own."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
