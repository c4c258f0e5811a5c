from pydantic import Field

from panji.diagnostic import Bilingual
from panji.record import Line, Record, Time, described


class PressRelease(Record):
    """What an office told the press, with the release number under which it was posted."""

    label = Bilingual(hi="प्रेस विज्ञप्ति", en="Press release")
    labels = Bilingual(hi="प्रेस विज्ञप्तियाँ", en="Press releases")
    purpose = Bilingual(
        hi="किसी कार्यालय द्वारा समाचार माध्यमों को दी गई सूचना, विज्ञप्ति संख्या सहित।",
        en="What an office told the press, with the release number under which it was posted.",
    )
    binding = False
    required = ("title", "issued")

    release_id: Line | None = Field(None, **described("जिस संख्या से प्रकाशित हुई", "the number under which it was posted"))
    posted: Time | None = Field(
        None, **described("प्रकाशन का समय, `18:25`", "the time of day at which it was posted, `18:25`")
    )
