"""Calendars (RFC 5545): whole days, and events at a time of day in India.

Written here and not by a library, as feeds are: a calendar for each of fifty offices has thousands of events, and
the icalendar package takes 0.35 ms for each. The tests read what is made here with that package.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

LINE = 75
"""Octets of a line, without its end (section 3.1)."""

FIRST = re.compile(rb"\A.{1,%d}(?![\x80-\xbf])" % LINE, re.DOTALL)
FURTHER = re.compile(rb".{1,%d}(?![\x80-\xbf])" % (LINE - 1), re.DOTALL)
"""As much of a line as one may hold that ends with a character of UTF-8; of a further one the space in front counts."""

ESCAPED = re.compile("[\\\\;,\x00-\x08\x0a-\x1f\x7f]")
"""What cannot stand in a text as it is (section 3.3.11): most have nothing of it."""

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
"""What no text may hold; tabs and line ends may stand in one (section 3.1)."""

ZONE = "Asia/Kolkata"
"""The zone of all times of day: +05:30 the whole year."""

ZONE_COMPONENT = (
    "BEGIN:VTIMEZONE",
    f"TZID:{ZONE}",
    "BEGIN:STANDARD",
    "DTSTART:19451015T000000",
    "TZOFFSETFROM:+0530",
    "TZOFFSETTO:+0530",
    "TZNAME:IST",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""What a calendar has to say of a zone that it names (section 3.6.5). India has kept +05:30 without summer time since
15 October 1945 (the time zone database of IANA), so one observance is all. It stands in every calendar: one without any
event would else have no component, and at least one is wanted (section 3.6)."""

DAY = timedelta(days=1)

KEPT = 8192
"""Events that are kept as they were written: what is to be done by all districts stands in the calendar of each."""


class Event(NamedTuple):
    """An event; ``uid`` is the same for ever, ``url`` a whole address.

    ``day`` is its first day and ``last`` its last (none: the same). ``time`` and ``closes`` are times of day as
    ``10:30``: when it begins on the first day, when it ends on the last. Without ``time`` it takes whole days.
    """

    uid: str
    day: date
    title: str
    said: str
    url: str
    last: date | None = None
    time: str | None = None
    closes: str | None = None
    location: str = ""
    category: str = ""
    cancelled: bool = False


def calendar(name: str, product: str, made: date, events: Iterable[Event]) -> bytes:
    """A calendar to subscribe to.

    Args:
        name: what it is called.
        product: what made it, as ``PRODID`` has it.
        made: the day as of which it holds; its first second counts as the time at which it was made.
        events: its events, in their order.
    """
    stamp = f"DTSTAMP:{made:%Y%m%d}T000000Z".encode()
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_text(product)}",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        f"X-WR-TIMEZONE:{ZONE}",
        *ZONE_COMPONENT,
    ]
    parts = [*map(_folded, lines)]
    for event in events:
        parts += (b"BEGIN:VEVENT", _folded(f"UID:{_text(event.uid)}"), stamp, _what(event._replace(uid="")))
    return b"\r\n".join([*parts, b"END:VCALENDAR", b""])


@lru_cache(KEPT)
def _what(event: Event) -> bytes:
    """An event from its first day on: what stands before is of one calendar."""
    parts = [line.encode() for line in _times(event)]
    parts.append(_folded(f"SUMMARY:{_text(event.title)}"))
    parts.append(_folded(f"DESCRIPTION:{_text(event.said)}"))
    if event.location:
        parts.append(_folded(f"LOCATION:{_text(event.location)}"))
    if event.category:
        parts.append(_folded(f"CATEGORIES:{_text(event.category)}"))
    if event.cancelled:
        parts.append(b"STATUS:CANCELLED")
    parts.append(_folded(f"URL:{event.url}"))
    return b"\r\n".join([*parts, b"TRANSP:TRANSPARENT\r\nEND:VEVENT"])


def _times(event: Event) -> Iterator[str]:
    """When an event begins and ends.

    How long something takes that has a beginning alone is not known, and no hour is made up: without DTEND it ends when
    it begins (section 3.6.1), which programs show as a mark at that time. Over several days that would hide all but the
    first, so such an event takes whole days; whoever gives it says in words when it begins. DTEND is the first day, or
    the time, at which it is over, and has to be later than DTSTART (section 3.8.2.2).
    """
    last = max(event.last or event.day, event.day)
    if event.time is None or (event.closes is None and last > event.day):
        yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
        if last < date.max:
            yield f"DTEND;VALUE=DATE:{_day(last + DAY)}"
        return
    yield f"DTSTART;TZID={ZONE}:{_moment(event.day, event.time)}"
    if event.closes and (last, event.closes) > (event.day, event.time):
        yield f"DTEND;TZID={ZONE}:{_moment(last, event.closes)}"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _moment(day: date, time: str) -> str:
    return f"{_day(day)}T{time.replace(':', '')}00"


def _text(value: str) -> str:
    """A value of type TEXT (section 3.3.11)."""
    if not ESCAPED.search(value):
        return value
    value = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return FORBIDDEN.sub("\ufffd", value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n"))


def _folded(line: str) -> bytes:
    """A line, cut where it is too long, but never within a character (section 3.1)."""
    octets = line.encode()
    if len(octets) <= LINE:
        return octets
    first, *_ = FIRST.findall(octets)
    return b"\r\n ".join([first, *FURTHER.findall(octets, len(first))])
