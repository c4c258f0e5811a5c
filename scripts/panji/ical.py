"""Calendars (RFC 5545) of whole days.

Written here and not by a library, as feeds are: a calendar for each of fifty offices has thousands of events, and
the icalendar package takes 0.35 ms for each. The tests read what is made here with that package.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

LINE = 75
"""Octets of a line, without its end (section 3.1)."""

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
"""What no text may hold; tabs and line ends may stand in one (section 3.1)."""


class Day(NamedTuple):
    """An event that takes a whole day; ``uid`` is the same for ever, ``url`` a whole address."""

    uid: str
    day: date
    title: str
    said: str
    url: str


def calendar(name: str, product: str, made: date, days: Iterable[Day]) -> bytes:
    """A calendar to subscribe to.

    Args:
        name: what it is called.
        product: what made it, as ``PRODID`` has it.
        made: the day as of which it holds; its first second counts as the time at which it was made.
        days: its events, in their order.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_text(product)}",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "X-WR-TIMEZONE:Asia/Kolkata",
    ]
    for each in days:
        lines += (
            "BEGIN:VEVENT",
            f"UID:{_text(each.uid)}",
            f"DTSTAMP:{made:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{each.day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{each.day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_text(each.title)}",
            f"DESCRIPTION:{_text(each.said)}",
            f"URL:{each.url}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        )
    lines.append("END:VCALENDAR")
    return b"".join([_folded(line) for line in lines])


def _text(value: str) -> str:
    """A value of type TEXT (section 3.3.11)."""
    value = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return FORBIDDEN.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n"))


def _folded(line: str) -> bytes:
    """A line with its end, cut where it is too long, but never within a character (section 3.1)."""
    octets = line.encode()
    parts, start, end = [], 0, LINE
    while end < len(octets):
        while octets[end] & 0b1100_0000 == 0b1000_0000:  # within a character of UTF-8
            end -= 1
        parts.append(octets[start:end])
        start, end = end, end + LINE - 1  # the space in front counts
    return b"\r\n ".join([*parts, octets[start:]]) + b"\r\n"
