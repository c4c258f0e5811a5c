"""Every file under `records/` can be read: UTF-8 text with a front matter, in plain YAML."""

from collections.abc import Iterator

from panji.diagnostic import Bilingual, Example, Finding
from panji.file import File

FAMILY = "fields"
TITLE = Bilingual(hi="फ़ाइल पढ़ी नहीं जा सकती", en="A file cannot be read")
WHY = Bilingual(
    hi="जो फ़ाइल पढ़ी नहीं जा सकती, उसका अभिलेख पंजी में नहीं आता: न वह साइट पर दिखेगा, न खोज में मिलेगा।",
    en="A file that cannot be read gives no record: it is neither on the site nor in the search.",
)
FIX = Bilingual(
    hi="फ़ाइल को UTF-8 में सहेजें। पहली पंक्ति `---` हो, फिर `कुंजी: मान` की पंक्तियाँ, फिर `---` और उसके नीचे मूल "
    "पाठ। "
    "जिस मान में `: ` या `#` हो अथवा जो किसी चिह्न से आरंभ हो, उसे उद्धरण चिह्नों में लिखें। PDF आदि संलग्नक "
    "अभिलेख के फ़ोल्डर में रखें।",
    en="Save the file as UTF-8. Its first line is `---`, then come lines of `key: value`, then `---`, and below it "
    "the text. "
    "Put a value in quotes if it has `: ` or `#` in it or begins with a sign. PDFs and other attachments go into "
    "the record's folder.",
)
EXAMPLE = Example(
    wrong=Bilingual(
        hi="---\ntitle: परिपत्र: परिवादों का निस्तारण\n---",
        en="---\ntitle: Circular: disposal of grievances\n---",
    ),
    right=Bilingual(
        hi='---\ntitle: "परिपत्र: परिवादों का निस्तारण"\n---',
        en='---\ntitle: "Circular: disposal of grievances"\n---',
    ),
)
EXEMPTIBLE = False

MESSAGES = {
    "empty": Bilingual(hi="फ़ाइल खाली है", en="the file is empty"),
    "binary": Bilingual(
        hi="यह पाठ फ़ाइल नहीं है (इसमें शून्य बाइट है)", en="this is not a text file (there are zero bytes in it)"
    ),
    "not-utf-8": Bilingual(
        hi="फ़ाइल UTF-8 में नहीं है: यहाँ बाइट `{byte}` है", en="the file is not UTF-8: here stands the byte `{byte}`"
    ),
    "no-front-matter": Bilingual(
        hi="पहली पंक्ति `---` नहीं है, अतः अभिलेख का विवरण नहीं मिला",
        en="the first line is not `---`, so there is no front matter",
    ),
    "unclosed": Bilingual(
        hi="विवरण यहाँ आरंभ हुआ पर उसके अंत की `---` पंक्ति नहीं है",
        en="the front matter opens here, but no line `---` closes it",
    ),
    "tab": Bilingual(
        hi="विवरण की पंक्ति टैब से आरंभ नहीं हो सकती; रिक्त स्थान (स्पेस) का प्रयोग करें",
        en="the front matter may not be indented with a tab; use spaces",
    ),
    "alias": Bilingual(hi="मान `&` या `*` से आरंभ नहीं हो सकता", en="a value may not begin with `&` or `*`"),
    "tag": Bilingual(hi="मान `!` से आरंभ नहीं हो सकता", en="a value may not begin with `!`"),
    "key-not-a-word": Bilingual(hi="कुंजी के स्थान पर सूची है", en="a key has to be a word, not a list"),
    "not-a-mapping": Bilingual(hi="यहाँ `कुंजी: मान` की पंक्तियाँ होनी चाहिए", en="here should be lines of `key: value`"),
    "control-character": Bilingual(
        hi="विवरण में अदृश्य वर्ण `{detail}` है", en="the front matter has the invisible character `{detail}` in it"
    ),
    "second-document": Bilingual(
        hi="विवरण के भीतर `---` की दूसरी पंक्ति है", en="there is a second `---` within the front matter"
    ),
    "too-deep": Bilingual(
        hi="सूचियाँ `{detail}` से अधिक स्तर तक एक-दूसरे के भीतर हैं", en="lists stand in one another more than `{detail}` deep"
    ),
    "link": Bilingual(
        hi="यह फ़ाइल नहीं, किसी अन्य स्थान की कड़ी (लिंक) है", en="this is not a file but a link to another place"
    ),
    "too-large": Bilingual(
        hi="फ़ाइल `{detail}` MB की है; अभिलेख 2 MB से बड़ा नहीं होता",
        en="the file has `{detail}` MB; a record has at most 2 MB",
    ),
    "no-access": Bilingual(hi="फ़ाइल पढ़ने की अनुमति नहीं है", en="the file may not be read here"),
}
YAML = {
    "mapping values are not allowed in this context": Bilingual(
        hi="इस पंक्ति में `: ` दूसरी बार आया है", en="there is a second `: ` on this line"
    ),
    "could not find expected ':'": Bilingual(hi="पंक्ति में `:` नहीं है", en="this line has no `:`"),
    "did not find expected ',' or ']'": Bilingual(
        hi="सूची का `]` या दो नामों के बीच का `,` नहीं है", en="the list has no `]`, or no `,` between two items"
    ),
    "did not find expected ',' or '}'": Bilingual(
        hi="कोष्ठक `{{` का `}}` या बीच का `,` नहीं है", en="there is no `}}` for this `{{`, or no `,` between two entries"
    ),
    "found unexpected end of stream": Bilingual(
        hi="उद्धरण चिह्न खुला है, बंद नहीं हुआ", en="this quotation mark is never closed"
    ),
    "found character that cannot start any token": Bilingual(
        hi="मान इस चिह्न से आरंभ नहीं हो सकता", en="a value may not begin with this sign"
    ),
    "did not find expected alphabetic or numeric character": MESSAGES["alias"],
    "did not find expected key": Bilingual(
        hi="यहाँ नई कुंजी होनी चाहिए: पंक्ति के आरंभ के रिक्त स्थान और उद्धरण चिह्न देखें",
        en="here should be the next key: look at the indentation and the quotation marks",
    ),
    "did not find expected <document start>": Bilingual(
        hi="यह पंक्ति ऊपर की पंक्तियों की सीध में नहीं है", en="this line is not in line with the ones above"
    ),
    "block sequence entries are not allowed in this context": Bilingual(
        hi="सूची का `- ` कुंजी की पंक्ति में नहीं, अगली पंक्ति में आता है", en="a list's `- ` goes on the line after the key"
    ),
    "found unknown escape character": Bilingual(
        hi='`"` के भीतर `\\` का यह प्रयोग मान्य नहीं है', en='within `"` there is a `\\` that means nothing'
    ),
}
OTHER_YAML = Bilingual(
    hi="विवरण YAML के नियमों के अनुसार नहीं है (`{detail}`)", en="the front matter is not valid YAML (`{detail}`)"
)

QUOTE = Bilingual(hi="पूरे मान को उद्धरण चिह्नों में लिखें: `'…'`", en="put the whole value in quotes: `'…'`")
HINTS = {
    "mapping values are not allowed in this context": QUOTE,
    "found character that cannot start any token": QUOTE,
    "did not find expected alphabetic or numeric character": QUOTE,
    "alias": QUOTE,
    "tag": QUOTE,
    "found unknown escape character": Bilingual(hi="`\"` के स्थान पर `'` लिखें", en="write `'` instead of `\"`"),
    "not-utf-8": Bilingual(
        hi="संपादक में “UTF-8” चुनकर फिर सहेजें; पुराने फ़ॉन्ट का पाठ पहले यूनिकोड में बदलें",
        en="save it again as “UTF-8”; convert text in a legacy font to Unicode first",
    ),
    "link": Bilingual(hi="कड़ी के स्थान पर फ़ाइल ही रखें", en="put the file itself in its place"),
}


def check_file(file: File) -> Iterator[Finding]:
    for fault in file.faults:
        if fault.kind == "unreadable-file":
            values = dict(fault.values)
            detail = values.get("detail", "")
            message = YAML.get(detail, OTHER_YAML) if fault.what == "yaml" else MESSAGES[fault.what]
            hint = HINTS.get(detail) if fault.what == "yaml" else HINTS.get(fault.what)
            yield Finding(file.at(fault), message.format(**values), hint)
