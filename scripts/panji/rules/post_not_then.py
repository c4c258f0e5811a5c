"""Whoever is posted is posted to a post that exists on that day."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.record_types.order import Order
from panji.register import Register

FAMILY = "time"
TITLE = Bilingual(hi="पदस्थापन के दिन वह पद नहीं है", en="A posting to a post that does not exist then")
WHY = Bilingual(
    hi="पद बनते और समाप्त होते हैं: दिसम्बर 1998 में मुख्यमंत्री कार्यालय के पद बदले। जो पद उस दिन है ही नहीं, उस पर कोई पदस्थापित नहीं हो सकता, "
    "और संगठन के पृष्ठ पर वह कहीं नहीं दिखेगा।",
    en="Posts come and go: in December 1998 those of the Chief Minister's Office changed. Nobody can be posted to a post that "
    "does not exist on the day, and the page of the organisation has no place to show it.",
)
FIX = Bilingual(
    hi="`from` का दिनांक या `post` की पहचान सुधारें। यदि पद नया है तो उसे `from` सहित `records/vocabulary/posts.yml` में जोड़ें।",
    en="Correct the day in `from`, or the id in `post`. If the post is new, add it to `records/vocabulary/posts.yml` with its `from`.",
)
EXAMPLE = Example(
    wrong="appoints:\n  - {post: press-adviser, from: 2026-01-01}",
    right="appoints:\n  - {post: secretary-to-cm, from: 2026-01-01}",
)

NOT_YET = Bilingual(
    hi="`{id}` ({label}) `{since}` से है; पदस्थापन `{day}` से है",
    en="`{id}` ({label}) exists since `{since}`; the posting begins on `{day}`",
)
NO_MORE = Bilingual(
    hi="`{id}` ({label}) `{until}` से नहीं रहा; पदस्थापन `{day}` से है",
    en="`{id}` ({label}) ended on `{until}`; the posting begins on `{day}`",
)


def check_alone(record: Order, register: Register) -> Iterator[Finding]:
    for index, appointment in enumerate(record.appoints):
        post, day = register.vocabulary["posts"].get(appointment.post), appointment.start
        if post and not post.exists_on(day):
            message = NOT_YET if post.since and day < post.since else NO_MORE
            values = {"id": post.id, "label": post.label, "since": post.since, "until": post.until, "day": day}
            yield Finding(record.at("appoints", index, "from"), message.format(**values))
