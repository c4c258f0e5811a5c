"""Manuals and what changed from one edition to the next; the portals of the sample."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from registers import site

from panji import body, editions
from panji.record_types.manual import Manual
from panji.sections import Run, Section, addressed, anchors, changes, marked, sections
from panji.site import Site

OLD = """
Opening words.

## 1. Post

1. Post is entered on the same day.
2. It is placed in a file.

## 2. Fax

3. A copy of a fax is kept with the letter that confirms it.

## 3. Delay

4. What is late is reviewed every month by the branch officer.
"""
NEW = """
Opening words.

## 1. Post

1. Post is scanned on the same day.
2. It is placed in a file.
3. The paper is returned.

## 2. Signatures

4. Orders have a digital signature, notes a login.

## 4. Delay

5. What is late is reviewed every month by the branch officer.
"""


def of(markdown: str) -> list[Section]:
    return sections(body.html(markdown))


def test_what_became_of_each_section() -> None:
    found = [
        (change.kind, change.before and change.before.title, change.after and change.after.title)
        for change in changes(of(OLD), of(NEW))
    ]
    assert found == [
        ("same", "", ""),
        ("changed", "1. Post", "1. Post"),
        ("added", None, "2. Signatures"),
        ("removed", "2. Fax", None),
        ("renumbered", "3. Delay", "4. Delay"),
    ]


def test_words_are_marked_paragraph_by_paragraph() -> None:
    assert marked(of(OLD)[1], of(NEW)[1]) == [
        [Run("same", "Post is"), Run("removed", "entered"), Run("added", "scanned"), Run("same", "on the same day.")],
        [Run("same", "It is placed in a file.")],
        [Run("added", "The paper is returned.")],
    ]


WORDS = st.lists(st.sampled_from(["डाक", "file", "day", "आदेश", "is", "kept"]), min_size=1, max_size=6).map(" ".join)
PARAGRAPHS = st.lists(WORDS, max_size=5).map(tuple)


@given(PARAGRAPHS, PARAGRAPHS)
def test_nothing_is_lost_and_nothing_invented(before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """Without what was added there is the earlier text, without what was removed the later one."""
    found = marked(Section("a", 2, "1", "x", before), Section("a", 2, "1", "x", after))
    for missing, whole in (("added", before), ("removed", after)):
        left = [" ".join(run.words for run in paragraph if run.kind != missing) for paragraph in found]
        assert [each for each in left if each] == list(whole)


TITLES = st.lists(st.sampled_from(["1. a", "2. b", "3. c", "d"]), max_size=5, unique=True)


@given(st.lists(st.tuples(TITLES, PARAGRAPHS), min_size=2, max_size=2))
def test_every_section_is_there_once(pair: list[tuple[list[str], tuple[str, ...]]]) -> None:
    before, after = (
        [
            Section(f"s{index}", 2, title[0] if title[0].isdigit() else "", title, words)
            for index, title in enumerate(titles)
        ]
        for titles, words in pair
    )
    found = changes(before, after)
    assert [change.after for change in found if change.after] == after
    assert sorted(change.before.anchor for change in found if change.before) == [each.anchor for each in before]
    assert changes(after, after) == [type(found[0])("same", each, each) for each in after] if found and after else True


def test_an_address_leads_to_the_same_section_in_both_languages() -> None:
    hindi = OLD.replace("Post", "डाक").replace("Fax", "फैक्स").replace("## 2.", "## २.")
    assert anchors(addressed(body.html(hindi))) == anchors(addressed(body.html(OLD)))


@pytest.fixture(scope="module")
def sample() -> Site:
    return site("sample")


def test_from_the_14th_to_the_15th_edition(sample: Site) -> None:
    """The sample's extracts: what is new, what is gone, and which edition is in use."""
    after = sample.register.records["union/darpg/manual/2019/1"]
    assert isinstance(after, Manual) and (after.issued, after.edition) == (date(2019, 12, 25), 15)
    before = editions.before(after, sample)
    assert before and before.edition == 14
    assert (sample.standing(before).state, sample.standing(after).state) == ("superseded", "in-force")
    for lang in sample.languages:
        texts = editions.texts(before, after, lang)
        assert texts and {text.language for text in texts} == {lang}
        found = [change.kind for change in changes(*[of(text.body) for text in texts])]
        assert found == ["changed"] * 6 + ["added", "renumbered"]


def test_each_portal_has_records_that_concern_it(sample: Site) -> None:
    subjects = {subject for record in sample.register.records.values() for subject in record.subjects}
    portals = sample.register.vocabulary["portals"].values()
    assert len(portals) >= 6
    assert {portal.subject for portal in portals} <= subjects
    assert all(portal.office and portal.note and portal.status for portal in portals)
