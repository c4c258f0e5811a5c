"""A change of a paragraph names one that the earlier text has, by then, in each of its languages."""

from collections.abc import Iterator
from datetime import date

from rapidfuzz import fuzz, process

from panji.consolidation import Paragraph, amendments, consolidated, operations
from panji.diagnostic import Bilingual, Example, Finding
from panji.record import Record
from panji.register import Register

FAMILY = "relations"
TITLE = Bilingual(
    hi="संशोधन ऐसे अनुच्छेद का है जो पूर्व पाठ में नहीं है", en="A change of a paragraph that the earlier text does not have"
)
WHY = Bilingual(
    hi="समेकित पाठ इन्हीं से बनता है। जो अनुच्छेद पूर्व पाठ में नहीं है, उसका परिवर्तन कहीं नहीं जुड़ता और पाठक पुराना पाठ ही पढ़ता है।",
    en="The consolidated text is made from these. A change of a paragraph that is not there is not carried out, and the reader "
    "goes on reading the old text.",
)
FIX = Bilingual(
    hi="अनुच्छेद का वही नाम लिखें जो पूर्व अभिलेख के पृष्ठ के पते में है: क्रमांकित अनुच्छेद 3 `para-3` है, उसके पश्चात् अंतःस्थापित अनुच्छेद `para-3a`। "
    "दोनों भाषाओं के पाठ में अनुच्छेदों के क्रमांक समान हों।",
    en="Write the paragraph's name as in its address on the earlier record's page: the paragraph numbered 3 is `para-3`, and one "
    "that was inserted after it `para-3a`. See that both languages have the same numbers.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="operations:\n  - {omit: para-9}  # पूर्व परिपत्र में छह ही अनुच्छेद हैं",
        en="operations:\n  - {omit: para-9}  # the earlier circular has only six",
    ),
    right="operations:\n  - {omit: para-6}",
)

MESSAGE = Bilingual(
    hi="`{target}` के {language} पाठ में `{paragraph}` नहीं है", en="the {language} text of `{target}` has no `{paragraph}`"
)
LANGUAGES = {"hi": Bilingual(hi="हिन्दी", en="Hindi"), "en": Bilingual(hi="अंग्रेज़ी", en="English")}
HINT = Bilingual(hi="क्या आशय `{nearest}` से है?", en="did you mean `{nearest}`?")


def check_record(record: Record, register: Register, as_of: date) -> Iterator[Finding]:
    for kind, index, place, operation in operations(record):
        target = register.records.get(getattr(record, kind)[index].record or "")
        if target is None:
            continue
        for language in target.texts:
            made = consolidated(target, language, amendments(target, register))
            if not any(lost is operation for lost, _ in made.lost):
                continue
            known = [each.anchor for each in made.pieces if isinstance(each, Paragraph)]
            found = process.extractOne(operation.paragraph, known, scorer=fuzz.ratio, score_cutoff=80)
            field = next(name for name in ("replace", "insert_after", "omit") if getattr(operation, name))
            yield Finding(
                record.at(kind, index, "operations", place, field),
                MESSAGE.format(target=target.id, language=LANGUAGES[language], paragraph=operation.paragraph),
                HINT.format(nearest=found[0]) if found else None,
            )
            break
