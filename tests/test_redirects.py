"""Old addresses lead on."""

from __future__ import annotations

import json
import re
from datetime import date
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from products import singly
from test_views import order

from panji.drafts import next_path
from panji.file import read
from panji.redirects import final
from panji.register import Register
from panji.site import Site
from panji.views import redirects

AS_OF = date(2026, 11, 22)
HOST = "https://panji.example/"
YAML = (
    "cmo/circular/2024/7: cmo/order/2026/2\ncmo/order/2019/1: cmo/circular/2024/7\ncmo/order/2026/1: cmo/order/2026/2\n"
)


def register(text: str = YAML) -> Register:
    return Register([order(1), order(2, "दूसरा “आदेश”"), read("records/redirects.yml", text.encode(), "1")])


def made(text: str = YAML) -> dict[str, str]:
    site = Site(register(text), AS_OF)
    return {product.path: product.content().decode() for product in singly(redirects.render(site))}


def test_an_old_id_leads_on_also_over_two_steps_but_not_from_a_record() -> None:
    found = register()
    assert {old: record and record.id for old in found.redirects if (record := found.moved(old))} == {
        "cmo/circular/2024/7": "cmo/order/2026/2", "cmo/order/2019/1": "cmo/order/2026/2"
    }  # fmt: skip
    assert found.moved("cmo/order/2026/2") is None


@pytest.mark.parametrize("old", ["cmo/circular/2024/7", "cmo/order/2019/1"])
@pytest.mark.parametrize(("end", "new"), [("", "cmo/order/2026/2/"), ("en/", "cmo/order/2026/2/en/")])
def test_a_page_leads_on_with_and_without_a_script(old: str, end: str, new: str) -> None:
    page, address = made()[f"{old}/{end}index.html"], f"{HOST}{old}/{end}"
    (refresh,) = re.findall(r'http-equiv="refresh" content="0; url=([^"]*)"', page)
    (script,) = re.findall(r'location.replace\("([^"]*)" \+ location.hash\)', page)
    (link,) = re.findall(r'<a href="([^"]*)"', page)
    (canonical,) = re.findall(r'rel="canonical" href="([^"]*)"', page)
    assert {urljoin(address, each) for each in (refresh, script, link, canonical)} == {HOST + new}
    assert f'<html lang="{"en" if end else "hi"}">' in page
    assert page.count("<h1>") == 1 and "दूसरा “आदेश”" in page
    assert ('lang="hi">2: ' in page) == bool(end)


def test_machines_are_led_on_too() -> None:
    found = made()
    assert json.loads(found["cmo/circular/2024/7.json"]) == {
        "id": "cmo/circular/2024/7", "moved_to": "cmo/order/2026/2", "url": f"{HOST}cmo/order/2026/2.json"
    }  # fmt: skip
    assert json.loads(found["api/v1/redirects.json"])["redirects"] == {
        "cmo/circular/2024/7": "cmo/order/2026/2", "cmo/order/2019/1": "cmo/order/2026/2"
    }  # fmt: skip
    lines = found["_redirects"].splitlines()
    assert "/cmo/circular/2024/7/* /cmo/order/2026/2/:splat 301" in lines
    assert "/cmo/order/2019/1.json /cmo/order/2026/2.json 301" in lines
    assert "/cmo/order/2019/1.hi.md /cmo/order/2026/2.hi.md 301" in lines


def test_where_nothing_moved_there_is_nothing() -> None:
    assert made("{}\n").keys() == {"api/v1/redirects.json"}


def test_an_old_id_is_not_given_away_again() -> None:
    found = register("cmo/order/2026/9: cmo/order/2026/2\n")
    assert next_path(found, "cmo", "order", 2026) == "records/cmo/order/2026/0010.hi.md"


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefghxyz")))
def test_every_chain_ends(pairs: dict[str, str]) -> None:
    """At what is no old id; or nowhere, if it comes back to where it was."""
    for old in pairs:
        steps = [old]
        while steps[-1] in pairs and steps[-1] not in steps[:-1]:
            steps.append(pairs[steps[-1]])
        assert final(old, pairs) == (None if steps[-1] in pairs else steps[-1])
