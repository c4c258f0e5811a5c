"""Every word that the site says by itself, in each language, and how it writes dates and numbers.

What a record says comes from the record, what an office is called from the vocabulary. The few words of the frame
(menu, search box, footer) are in mkdocs.yml and docs/overrides/partials/languages/: the site generator renders it.
"""

import re
from datetime import date as Date
from functools import cache
from types import SimpleNamespace
from typing import Literal

from babel import Locale
from babel.dates import get_day_names, get_month_names
from babel.numbers import format_decimal

from panji.diagnostic import Bilingual

LOCALES = {"hi": "hi_IN", "en": "en_IN"}

FACETS = ("type", "issuer", "subject", "place", "year", "state", "pending")
"""What results of a search can be narrowed by, in the order of the page."""

LABELS: dict[str, Bilingual] = {
    # -- words for the parts of a record
    "number": Bilingual("क्रमांक", "Number"),
    "type": Bilingual("प्रकार", "Type"),
    "issued": Bilingual("जारी दिनांक", "Issued"),
    "issuer": Bilingual("जारीकर्ता", "Issued by"),
    "effective": Bilingual("प्रभावी दिनांक", "In effect from"),
    "expires": Bilingual("अवधि समाप्ति", "Last day in force"),
    "signatory": Bilingual("हस्ताक्षरकर्ता", "Signed by"),
    "to": Bilingual("प्रेषिती", "Addressed to"),
    "copy_to": Bilingual("प्रतिलिपि", "Copy to"),
    "subjects": Bilingual("विषय", "Subjects"),
    "correspondent": Bilingual("पत्राचार किससे", "Correspondent"),
    "reply_by": Bilingual("उत्तर की नियत तिथि", "Reply due by"),
    "direction": Bilingual("प्राप्त या प्रेषित", "Received or sent"),
    "direction_in": Bilingual("प्राप्त", "received"),
    "direction_out": Bilingual("प्रेषित", "sent"),
    "diary": Bilingual("आवक पंजिका (डायरी)", "Diary entry"),
    "dispatch": Bilingual("प्रेषण (जावक)", "Dispatch"),
    "dispatch_mode_post": Bilingual("डाक से", "by post"),
    "dispatch_mode_hand": Bilingual("दस्ती", "by hand"),
    "dispatch_mode_e_mail": Bilingual("ई-मेल से", "by e-mail"),
    "dispatch_mode_e_office": Bilingual("ई-ऑफिस से", "through eOffice"),
    # -- files
    "custody": Bilingual("अभिरक्षा", "Kept by"),
    "contains": Bilingual("पत्रावली में", "In the file"),
    "movements": Bilingual("पत्रावली का संचलन", "Movements of the file"),
    "movements_date": Bilingual("दिनांक", "Date"),
    "movements_to": Bilingual("किसे", "To"),
    "movements_post": Bilingual("पद", "Post"),
    "movements_purpose": Bilingual("प्रयोजन", "Purpose"),
    "retention": Bilingual("संधारण श्रेणी", "Retention class"),
    "closed": Bilingual("बन्द होने का दिनांक", "Closed on"),
    "reviewed": Bilingual("पुनरावलोकन", "Reviews"),
    "reviewed_date": Bilingual("दिनांक", "Date"),
    "reviewed_decision": Bilingual("निर्णय", "Decision"),
    "reviewed_until": Bilingual("किस दिन तक", "Until"),
    "decision_keep": Bilingual("और रखी जाए", "keep"),
    "decision_dispose": Bilingual("निस्तारित की जाए", "dispose of"),
    "disposal": Bilingual("निस्तारण", "Disposal"),
    "disposal_how_destroyed": Bilingual("नष्ट की गई", "destroyed"),
    "disposal_how_transferred": Bilingual("हस्तान्तरित", "transferred"),
    "release_id": Bilingual("विज्ञप्ति संख्या", "Release number"),
    "posted": Bilingual("प्रकाशन समय", "Posted at"),
    "places": Bilingual("स्थान", "Places"),
    "event": Bilingual("अवसर", "Occasion"),
    "item": Bilingual("कार्यसूची मद", "Agenda item"),
    "chair": Bilingual("अध्यक्षता", "In the chair"),
    "present": Bilingual("उपस्थित", "Present"),
    "venue": Bilingual("स्थल", "Venue"),
    "time": Bilingual("समय", "Time"),
    "agenda": Bilingual("कार्यसूची", "Agenda"),
    "agenda_text": Bilingual("मद", "Item"),
    "about": Bilingual("समीक्षाधीन", "Under review"),
    "decision": Bilingual("निर्णय", "Decision"),
    "follows": Bilingual("पिछली बैठक", "Last meeting"),
    "items": Bilingual("बिंदुवार स्थिति", "State of each point"),
    "on_behalf_of": Bilingual("जिसका दायित्व", "On behalf of"),
    "status": Bilingual("स्थिति", "Status"),
    "status_not_started": Bilingual("प्रारम्भ नहीं", "not started"),
    "status_in_progress": Bilingual("प्रगति पर", "under way"),
    "status_complied": Bilingual("पालना पूर्ण", "complied"),
    "status_not_applicable": Bilingual("लागू नहीं", "not applicable"),
    "status_dropped": Bilingual("त्यागा गया", "dropped"),
    "value": Bilingual("उपलब्धि", "Achieved"),
    "evidence": Bilingual("साक्ष्य", "Evidence"),
    "reason": Bilingual("कारण", "Reason"),
    # -- briefs
    "measures": Bilingual("आँकड़े", "Figures"),
    "measures_what": Bilingual("क्या", "What"),
    "measures_value": Bilingual("संख्या", "Number"),
    "measures_source": Bilingual("स्रोत", "Source"),
    "tables": Bilingual("तालिकाएँ", "Tables"),
    "unit_announcements": Bilingual("घोषणाएँ", "announcements"),
    "unit_beds": Bilingual("शय्याएँ", "beds"),
    "unit_crore_rupees": Bilingual("करोड़ रुपये", "crore rupees"),
    "unit_days": Bilingual("दिन", "days"),
    "unit_districts": Bilingual("जिले", "districts"),
    "unit_habitations": Bilingual("बस्तियाँ", "habitations"),
    "unit_milestones": Bilingual("चरण", "milestones"),
    "unit_ministries": Bilingual("मंत्रालय एवं विभाग", "ministries and departments"),
    "unit_persons": Bilingual("व्यक्ति", "persons"),
    "unit_posts": Bilingual("पद", "posts"),
    "unit_villages": Bilingual("ग्राम", "villages"),
    # -- postings and portfolios
    "appoints": Bilingual("पदस्थापन", "Postings"),
    "appoints_post": Bilingual("पद", "Post"),
    "appoints_name": Bilingual("नाम", "Name"),
    "appoints_start": Bilingual("कब से", "From"),
    "appoints_until": Bilingual("कब तक", "Until"),
    "allocates": Bilingual("विभागों का आवंटन", "Allocation of departments"),
    "allocates_office": Bilingual("विभाग", "Department"),
    "allocates_to": Bilingual("किसे आवंटित", "Allocated to"),
    "allocates_start": Bilingual("कब से", "From"),
    "allocates_until": Bilingual("कब तक", "Until"),
    "revised_due": Bilingual("संशोधित समय-सीमा", "Revised due date"),
    "consulted": Bilingual("जिनसे परामर्श हुआ", "Consulted"),
    "verified_by": Bilingual("सत्यापनकर्ता", "Verified by"),
    "summary": Bilingual("सारांश", "Summary"),
    "facts": Bilingual("मुख्य तथ्य", "Key facts"),
    # -- tours and events
    "begins": Bilingual("आरम्भ", "Begins"),
    "ends": Bilingual("समाप्ति", "Ends"),
    "closes": Bilingual("समाप्ति समय", "Until"),
    "accompanying_posts": Bilingual("साथ में (पद)", "Accompanied by (posts)"),
    "accompanying_offices": Bilingual("साथ में (कार्यालय)", "Accompanied by (offices)"),
    "programme": Bilingual("कार्यक्रम", "Programme"),
    "programme_day": Bilingual("दिन", "Day"),
    "place": Bilingual("स्थान", "Place"),
    "what": Bilingual("क्या", "What"),
    "kind": Bilingual("किस प्रकार का", "Kind"),
    "kind_conference": Bilingual("सम्मेलन", "Conference"),
    "kind_workshop": Bilingual("कार्यशाला", "Workshop"),
    "kind_training": Bilingual("प्रशिक्षण", "Training"),
    "kind_pension_adalat": Bilingual("पेंशन अदालत", "Pension Adalat"),
    "kind_public_hearing": Bilingual("जनसुनवाई", "Public hearing"),
    "kind_review": Bilingual("समीक्षा", "Review"),
    "kind_exercise": Bilingual("पूर्वाभ्यास", "Exercise"),
    "kind_ceremony": Bilingual("समारोह", "Ceremony"),
    "kind_observance": Bilingual("दिवस", "Observance"),
    "kind_meeting": Bilingual("बैठक", "Meeting"),
    "kind_reply_due": Bilingual("उत्तर देय", "Answer due from us"),
    "kind_reply_awaited": Bilingual("उत्तर अपेक्षित", "Answer due to us"),
    "kind_tour": Bilingual("दौरा", "Tour"),
    "announcements": Bilingual("घोषणाएँ", "Announcements"),
    "tours": Bilingual("दौरे और उनकी घोषणाएँ", "Tours and what was announced"),
    "calendar": Bilingual("कैलेंडर", "Calendar"),
    "coming": Bilingual("आगामी", "Coming"),
    "all_months": Bilingual("माहवार", "By month"),
    "months": Bilingual("माह", "Months"),
    "month_before": Bilingual("पिछला माह", "Earlier month"),
    "month_after": Bilingual("अगला माह", "Later month"),
    "in_order": Bilingual("दिनांकवार सूची", "In order of date"),
    "subscribe": Bilingual("अपने कैलेंडर में जोड़ें", "Subscribe"),
    "calendar_of_office": Bilingual("किसी एक कार्यालय या जिले का कैलेंडर", "The calendar of one office or district"),
    "organisers": Bilingual("आयोजक", "Organised by"),
    "partners": Bilingual("सहयोगी", "With"),
    "sessions": Bilingual("विषय", "Sessions"),
    "sessions_text": Bilingual("विषय", "Subject"),
    "outcome": Bilingual("परिणाम", "Outcome"),
    # -- sanctions
    "lines": Bilingual("मदवार स्वीकृत राशि", "What is sanctioned, line by line"),
    "lines_fund": Bilingual("निधि / मद", "Fund or head"),
    "lines_amount": Bilingual("राशि", "Amount"),
    "lines_purpose": Bilingual("प्रयोजन", "Purpose"),
    "lines_place": Bilingual("स्थान", "Place"),
    "lines_beneficiaries": Bilingual("लाभान्वित (संख्या)", "Beneficiaries (number)"),
    "lines_note": Bilingual("विवरण", "Particulars"),
    "total": Bilingual("पत्र में छपा योग", "Total as printed"),
    "funds": Bilingual("निधियाँ एवं स्वीकृतियाँ", "Funds and sanctions"),
    # -- manuals and portals
    "work": Bilingual("कृति", "Work"),
    "edition": Bilingual("संस्करण", "Edition"),
    "edition_name": Bilingual("संस्करण का नाम", "Name of the edition"),
    "manuals": Bilingual("नियमावलियाँ एवं प्रतिवेदन", "Manuals and reports"),
    "portals": Bilingual("पोर्टल एवं पहल", "Portals and initiatives"),
    "portal_planned": Bilingual("प्रस्तावित", "planned"),
    "portal_in_use": Bilingual("उपयोग में", "in use"),
    "portal_replaced": Bilingual("दूसरे ने स्थान लिया", "replaced"),
    "portal_closed": Bilingual("बंद", "closed"),
    # -- points
    "points": Bilingual("कार्य-बिंदु", "Points for action"),
    "point": Bilingual("बिंदु", "Point"),
    "point_text": Bilingual("क्या किया जाना है", "What is to be done"),
    "owner": Bilingual("उत्तरदायी", "Responsible"),
    "due": Bilingual("समय-सीमा", "Due"),
    "measure": Bilingual("लक्ष्य", "Target"),
    "state": Bilingual("राज्य", "State"),
    "division": Bilingual("संभाग", "Division"),
    "district": Bilingual("जिला", "District"),
    "district_other": Bilingual("जिले", "Districts"),
    "unit_percent": Bilingual("प्रतिशत", "percent"),
    "unit_applications": Bilingual("आवेदन", "applications"),
    "unit_cases": Bilingual("प्रकरण", "cases"),
    "unit_offices": Bilingual("कार्यालय", "offices"),
    "weekly": Bilingual("प्रति सप्ताह", "every week"),
    "fortnightly": Bilingual("प्रति पक्ष", "every fortnight"),
    "monthly": Bilingual("प्रति माह", "every month"),
    "quarterly": Bilingual("प्रति त्रैमास", "every quarter"),
    "yearly": Bilingual("प्रति वर्ष", "every year"),
    # -- compliance: states of the ledger, and the groups in which totals and charts take them together
    "compliance": Bilingual("पालना", "Compliance"),
    "duty_verified": Bilingual("पालना पूर्ण, सत्यापित", "Complied, verified"),
    "duty_complied": Bilingual("पालना पूर्ण, सत्यापन शेष", "Complied, not yet verified"),
    "duty_not_applicable": Bilingual("लागू नहीं", "Not applicable"),
    "duty_dropped": Bilingual("त्यागा गया", "Dropped"),
    "duty_in_progress": Bilingual("प्रगति पर", "Under way"),
    "duty_not_due": Bilingual("समय शेष", "Not yet due"),
    "duty_stale": Bilingual("नया प्रतिवेदन अप्राप्त", "No recent report"),
    "duty_overdue": Bilingual("विलम्बित", "Overdue"),
    "duty_not_reported": Bilingual("कोई प्रतिवेदन नहीं", "Never reported"),
    "duty_ended": Bilingual("अब देय नहीं", "No longer owed"),
    "group_done": Bilingual("पूर्ण", "Complied"),
    "group_going": Bilingual("समय-सीमा में", "Within time"),
    "group_late": Bilingual("विलम्बित", "Late"),
    "group_silent": Bilingual("प्रतिवेदन अप्राप्त", "Not reported"),
    "group_off": Bilingual("अब देय नहीं", "No longer owed"),
    "owed": Bilingual("कुल देय", "Owed"),
    "days": Bilingual("दिन", "days"),
    "day": Bilingual("दिन", "day"),
    "last_report": Bilingual("अंतिम प्रतिवेदन", "Last report"),
    "ageing": Bilingual("कितने दिन से विलम्बित", "Late for how long"),
    "worst_records": Bilingual("सर्वाधिक विलम्बित अभिलेख", "Records with most that is late"),
    "longest_late": Bilingual("सबसे पुराने विलम्ब", "Late for longest"),
    "by_department": Bilingual("विभागवार", "By department"),
    "by_division": Bilingual("संभागवार और जिलावार", "By division and district"),
    "packs": Bilingual("समीक्षा बैठकें: कार्यसूची एवं पालना", "Review meetings: agenda and compliance"),
    "by_stage": Bilingual("किस चरण पर कितने", "By milestone"),
    "pack": Bilingual("बैठक हेतु टिप्पणी", "Meeting pack"),
    "held": Bilingual("बैठक दिनांक", "Held on"),
    "action_taken": Bilingual("पिछली बैठक के बिंदुओं पर की गई कार्यवाही", "Action taken on the last meeting's points"),
    "measured": Bilingual("मापी गई प्रगति, समय के साथ", "What is measured, over time"),
    "by_holder": Bilingual("कार्यालयवार", "Office by office"),
    "compliance_more": Bilingual("किसने क्या किया: पालना का पूरा विवरण", "Who did what: compliance in full"),
    "no_change": Bilingual("कोई परिवर्तन नहीं।", "Nothing has changed."),
    "map": Bilingual("जिलों का मानचित्र", "Map of the districts"),
    "by_point": Bilingual("बिंदुवार", "Point by point"),
    "matrix": Bilingual("कौन-सा बिंदु किसके पास", "Each point by office"),
    "matrix_note": Bilingual(
        "खाने में बताई गई उपलब्धि है, अन्यथा विलम्ब के दिन। संभागों का विभाजन आज की स्थिति का है।",
        "A cell has the number reported, else the days of delay. Divisions are today's.",
    ),
    "show_only": Bilingual("केवल ये दिखाएँ", "Show only"),
    "all": Bilingual("सभी", "All"),
    "shown_of": Bilingual("# में से # कार्यालय", "# of # offices"),
    "over_time": Bilingual("समय के साथ", "Over time"),
    "chart_table": Bilingual("यही आँकड़े तालिका में", "The same figures as a table"),
    # -- the text and its languages
    "text": Bilingual("मूल पाठ", "Text"),
    "text_translation": Bilingual("पाठ", "Text"),
    "authentic": Bilingual("प्रामाणिक पाठ", "authentic text"),
    "official": Bilingual("आधिकारिक अनुवाद", "official translation"),
    "courtesy": Bilingual("सुविधा हेतु अनुवाद", "courtesy translation"),
    "machine": Bilingual("मशीनी अनुवाद", "machine translation"),
    "notice_official": Bilingual(
        "यह आधिकारिक अनुवाद है। किसी भिन्नता की स्थिति में मूल पाठ ही प्रामाणिक माना जाएगा।",
        "This is an official translation. Where it differs from the original, the original is authentic.",
    ),
    "notice_courtesy": Bilingual(
        "यह अनुवाद केवल सुविधा के लिए है। मूल पाठ ही प्रामाणिक है।",
        "This translation is for convenience only. The original text is authentic.",
    ),
    "notice_machine": Bilingual(
        "यह मशीन द्वारा किया गया अनुवाद है और इसमें त्रुटियाँ संभव हैं। मूल पाठ ही प्रामाणिक है।",
        "This translation was made by a machine and may contain errors. The original text is authentic.",
    ),
    "notice_untranslated": Bilingual(
        "इस अभिलेख का हिन्दी पाठ उपलब्ध नहीं है; पाठ उसी भाषा में दिया गया है जिसमें वह जारी हुआ।",
        "This record has no English text; it is given in the language in which it was issued.",
    ),
    "read_authentic": Bilingual("प्रामाणिक पाठ पढ़ें", "Read the authentic text"),
    "lang_hi": Bilingual("हिन्दी", "Hindi"),
    "lang_en": Bilingual("अंग्रेज़ी", "English"),
    # -- in force or not
    "state_in_force": Bilingual("लागू", "In force"),
    "state_partly_changed": Bilingual("आंशिक रूप से परिवर्तित", "Partly changed"),
    "state_not_yet": Bilingual("अभी लागू नहीं", "Not yet in force"),
    "state_superseded": Bilingual("अधिक्रमित", "Superseded"),
    "state_rescinded": Bilingual("निरस्त", "Rescinded"),
    "state_expired": Bilingual("अवधि समाप्त", "Expired"),
    "state_for_information": Bilingual("सूचनार्थ", "For information"),
    "state_removed": Bilingual("पंजी से हटाया गया", "Removed from the register"),
    "state_unknown": Bilingual("स्थिति अज्ञात", "Status not known"),
    "banner_in_force": Bilingual("यह अभिलेख लागू है", "This record is in force"),
    "banner_partly_changed": Bilingual(
        "यह अभिलेख लागू है, किन्तु इसका कुछ भाग बदला जा चुका है",
        "This record is in force, but part of it has been changed",
    ),
    "banner_not_yet": Bilingual("यह अभिलेख अभी लागू नहीं हुआ है", "This record is not yet in force"),
    "banner_superseded": Bilingual(
        "यह अभिलेख अब लागू नहीं है: इसे अधिक्रमित किया जा चुका है",
        "This record is no longer in force: it has been superseded",
    ),
    "banner_rescinded": Bilingual(
        "यह अभिलेख अब लागू नहीं है: इसे निरस्त किया जा चुका है",
        "This record is no longer in force: it has been rescinded",
    ),
    "banner_expired": Bilingual(
        "यह अभिलेख अब लागू नहीं है: इसकी अवधि समाप्त हो चुकी है",
        "This record is no longer in force: its term has ended",
    ),
    "banner_unknown": Bilingual(
        "ज्ञात नहीं कि यह अभिलेख लागू है या नहीं",
        "It is not known whether this record is in force",
    ),
    "banner_removed": Bilingual("यह अभिलेख पंजी से हटा दिया गया है", "This record has been removed from the register"),
    "banner_for_information": Bilingual(
        "यह अभिलेख सूचनार्थ है; यह स्वयं कोई आदेश नहीं है", "This record is for information; it is not itself an order"
    ),
    "status_on": Bilingual("आज की स्थिति", "Status"),
    # -- relations: what this record does to others, and what others do to it
    "relations": Bilingual("संबंधित अभिलेख", "Related records"),
    "relations_from": Bilingual("यह अभिलेख", "This record"),
    "relations_to": Bilingual("बाद के अभिलेख", "Later records"),
    "supersedes": Bilingual("अधिक्रमित करता है", "Supersedes"),
    "amends": Bilingual("संशोधित करता है", "Amends"),
    "rescinds": Bilingual("निरस्त करता है", "Rescinds"),
    "revives": Bilingual("पुनः लागू करता है", "Revives"),
    "corrects": Bilingual("शुद्धि करता है", "Corrects"),
    "clarifies": Bilingual("स्पष्ट करता है", "Clarifies"),
    "extends": Bilingual("अवधि बढ़ाता है", "Extends"),
    "consolidates": Bilingual("समेकित करता है", "Consolidates"),
    "implements": Bilingual("के अनुपालन में जारी", "Implements"),
    "replies_to": Bilingual("के उत्तर में", "Replies to"),
    "cites": Bilingual("संदर्भ देता है", "Cites"),
    "superseded_by": Bilingual("इसे अधिक्रमित किया", "Superseded by"),
    "amended_by": Bilingual("इसे संशोधित किया", "Amended by"),
    "rescinded_by": Bilingual("इसे निरस्त किया", "Rescinded by"),
    "revived_by": Bilingual("इसे पुनः लागू किया", "Revived by"),
    "corrected_by": Bilingual("इसकी शुद्धि की", "Corrected by"),
    "clarified_by": Bilingual("इसे स्पष्ट किया", "Clarified by"),
    "extended_by": Bilingual("इसकी अवधि बढ़ाई", "Extended by"),
    "consolidated_by": Bilingual("इसे समेकित किया", "Consolidated by"),
    "implemented_by": Bilingual("इसके अनुपालन में जारी", "Implemented by"),
    "replied_to_by": Bilingual("इसका उत्तर दिया", "Replied to by"),
    "cited_by": Bilingual("इसका संदर्भ दिया", "Cited by"),
    "partial": Bilingual("आंशिक", "in part"),
    "timeline": Bilingual("कालक्रम", "Timeline"),
    "notice_amended": Bilingual(
        "यह पाठ वैसा है जैसा जारी हुआ; बाद में इसके कुछ अनुच्छेद बदले हैं।",
        "This is the text as issued; some of its paragraphs have been changed since.",
    ),
    "consolidated": Bilingual("संशोधनों सहित समेकित पाठ (अनौपचारिक)", "Consolidated text with the changes (unofficial)"),
    "from_day": Bilingual("से", "from"),
    "outside": Bilingual("पंजी में नहीं", "not in the register"),
    # -- attachments, citation, downloads
    "attachments": Bilingual("संलग्नक", "Attachments"),
    "role_signed": Bilingual("हस्ताक्षरित प्रति", "signed copy"),
    "role_annexure": Bilingual("परिशिष्ट", "annexure"),
    "role_form": Bilingual("प्रपत्र", "form"),
    "role_image": Bilingual("चित्र", "image"),
    "fingerprint": Bilingual("SHA-256 अंगुलि-छाप", "SHA-256 fingerprint"),
    "cite": Bilingual("उद्धरण", "How to cite"),
    "address": Bilingual("स्थायी पता", "Permanent address"),
    "show_all": Bilingual("सभी देखें", "Show them all"),
    "give_report": Bilingual("प्रतिवेदन देना", "Reporting"),
    "how_to_report": Bilingual(
        "प्रपत्र में देय बिंदु लिखे हुए हैं; Excel या LibreOffice में खोलकर स्थिति, संख्या और साक्ष्य भरें, फिर उसे बदलाव के प्रस्ताव "
        "(pull request) में दें। पंजी में भूल सहित कोई प्रपत्र नहीं लिया जाता; प्रत्येक भूल पंक्ति सहित बताई जाती है।",
        "The sheet has every point that is owed. Open it in Excel or LibreOffice, fill in status, number and evidence, and hand "
        "it in as a pull request. A sheet with a mistake is not taken; each mistake is told with its row.",
    ),
    "downloads": Bilingual("डाउनलोड", "Download"),
    "file": Bilingual("मूल फ़ाइल", "Source file"),
    "history": Bilingual("परिवर्तन इतिहास", "History of changes"),
    "provenance": Bilingual("अभिलेख का स्रोत", "Where this record comes from"),
    "collection": Bilingual("संग्रह", "Collection"),
    "reference": Bilingual("वहाँ की पहचान", "Name there"),
    "licence": Bilingual("लाइसेंस", "Licence"),
    "missing": Bilingual("जो उपलब्ध नहीं है", "What is missing"),
    "transcription": Bilingual("पंजी की प्रति में किए गए सुधार", "Corrections to the copy in this register"),
    "exemptions": Bilingual("जाँच से छूट", "Exemptions from checks"),
    "series": Bilingual("इसी क्रम में", "In the same series"),
    "previous": Bilingual("पिछला", "Previous"),
    "next": Bilingual("अगला", "Next"),
    "as_on": Bilingual("स्थिति दिनांक", "Status as on"),
    # -- indexes
    "home": Bilingual("मुखपृष्ठ", "Home"),
    "crumbs": Bilingual("आप यहाँ हैं", "You are here"),
    "record_one": Bilingual("अभिलेख", "record"),
    "record_other": Bilingual("अभिलेख", "records"),
    "records": Bilingual("अभिलेख", "Records"),
    "members": Bilingual("समूह में कौन-कौन", "Members of the group"),
    "pages": Bilingual("पृष्ठ", "Pages"),
    "page": Bilingual("पृष्ठ", "Page"),
    "narrow": Bilingual("और सीमित करें", "Narrow down"),
    "ended": Bilingual("अब अस्तित्व में नहीं", "no longer exists"),
    "empty": Bilingual("यहाँ अभी कोई अभिलेख नहीं है।", "There is no record here yet."),
    "feed": Bilingual("फ़ीड", "Feed"),
    "feeds": Bilingual("फ़ीड", "Feeds"),
    "by_year": Bilingual("वर्षवार", "By year"),
    "by_type": Bilingual("प्रकारवार", "By type"),
    "by_office": Bilingual("कार्यालयवार", "By office"),
    "by_subject": Bilingual("विषयवार", "By subject"),
    "by_place": Bilingual("स्थानवार", "By place"),
    # -- home
    "lead": Bilingual(
        "कार्यालय के निर्देश, परिपत्र, आदेश, अधिसूचनाएँ, पत्र और प्रेस विज्ञप्तियाँ: क्या जारी हुआ, किसके लिए, और आज क्या लागू है।",
        "The office's directives, circulars, orders, notifications, letters and press releases: what was issued, "
        "to whom, and what is in force today.",
    ),
    "search_label": Bilingual("क्रमांक, विषय या शब्द से खोजें", "Search by number, subject or words"),
    "try": Bilingual("उदाहरण", "For example"),
    "count_total": Bilingual("कुल अभिलेख", "records in all"),
    "count_in_force": Bilingual("आज लागू", "in force today"),
    "count_offices": Bilingual("कार्यालय", "offices"),
    "ways": Bilingual("अभिलेख देखें", "Find a record"),
    "latest": Bilingual("नवीनतम", "Latest"),
    "latest_more": Bilingual("सभी अभिलेख", "All records"),
    "changes": Bilingual("हाल के परिवर्तन", "Recent changes"),
    "came_into_force": Bilingual("हाल ही में लागू हुए", "Came into force"),
    "ceased": Bilingual("हाल ही में समाप्त हुए", "Ceased to be in force"),
    "other_work": Bilingual("कार्यालय के अन्य कार्य", "The other work of the office"),
    "use_data": Bilingual("सूचना पाते रहें, डेटा लें", "Follow and reuse"),
    # -- search
    "panji": Bilingual("पंजी", "Panji"),
    "search": Bilingual("खोज", "Search"),
    "search_do": Bilingual("खोजें", "Search"),
    "search_hint": Bilingual(
        "क्रमांक, अथवा हिन्दी या अंग्रेज़ी के शब्द; हिन्दी शब्द रोमन अक्षरों में भी लिख सकते हैं।",
        "A number as printed, or words in Hindi or English; Hindi words may be in Roman letters.",
    ),
    "search_guide": Bilingual("खोज कैसे करें", "How to search"),
    "facet_type": Bilingual("प्रकार", "Type"),
    "facet_issuer": Bilingual("जारीकर्ता", "Issued by"),
    "facet_subject": Bilingual("विषय", "Subject"),
    "facet_place": Bilingual("स्थान", "Place"),
    "facet_year": Bilingual("वर्ष", "Year"),
    "facet_state": Bilingual("लागू है या नहीं", "In force or not"),
    "facet_pending": Bilingual("अनुपालना किसकी लंबित", "Compliance pending with"),
    "anybody": Bilingual("किसी की भी", "anybody"),
    "facets": Bilingual("परिणाम सीमित करें", "Narrow the results"),
    "facets_clear": Bilingual("सभी चयन हटाएँ", "Clear all choices"),
    "results": Bilingual("परिणाम", "Results"),
    "result_none": Bilingual("कोई अभिलेख नहीं मिला।", "No record was found."),
    "result_one": Bilingual("1 अभिलेख मिला", "1 record found"),
    "result_other": Bilingual("# अभिलेख मिले", "# records found"),
    "result_as_on": Bilingual("# की स्थिति", "as on #"),
    "result_superseded": Bilingual("# से लागू नहीं; इसके स्थान पर @ लागू हुआ", "No longer in force since #; replaced by @"),
    "result_superseded_undated": Bilingual("अब लागू नहीं; इसके स्थान पर @ लागू हुआ", "No longer in force; replaced by @"),
    "result_rescinded": Bilingual("# से लागू नहीं; @ द्वारा निरस्त", "No longer in force since #; rescinded by @"),
    "result_rescinded_undated": Bilingual("अब लागू नहीं; @ द्वारा निरस्त", "No longer in force; rescinded by @"),
    "result_expired": Bilingual("# से लागू नहीं: अवधि समाप्त", "No longer in force since #: its time was up"),
    "result_expired_undated": Bilingual("अब लागू नहीं: अवधि समाप्त", "No longer in force: its time was up"),
    "number_page": Bilingual("क्रमांक से अभिलेख तक", "From a number to the record"),
    "number_lead": Bilingual(
        "पत्र, परिपत्र या आदेश पर छपा क्रमांक लिखें: किसी भी लिपि में, जैसा मिले। दिनांक ज्ञात हो तो वह भी।",
        "Type the number printed on an order, circular or letter, in either script, spaced as you please; with its date, if you have it.",
    ),
    "number_label": Bilingual("छपा हुआ क्रमांक", "Printed number"),
    "number_do": Bilingual("खोलें", "Open"),
    "number_going": Bilingual("अभिलेख मिल गया, खोला जा रहा है: #", "Found; opening #"),
    "number_several": Bilingual(
        "यह क्रमांक # अभिलेखों पर है। दिनांक देखकर चुनें।", "This number stands on # records. Choose by the date."
    ),
    "number_other_date": Bilingual(
        "यह क्रमांक पंजी में है, पर उस दिनांक का नहीं।", "The register has this number, but not of that date."
    ),
    "number_similar": Bilingual(
        "ठीक यही क्रमांक पंजी में नहीं मिला। मिलते-जुलते क्रमांक:",
        "Just this number is not in the register. Numbers like it:",
    ),
    "number_none": Bilingual(
        "यह क्रमांक पंजी में नहीं मिला। पत्र यहाँ दर्ज न हो, या क्रमांक में भूल हो, दोनों संभव हैं।",
        "This number is not in the register. The paper may not have been entered, or the number may have a slip.",
    ),
    "number_search": Bilingual("इसे सामान्य खोज में देखें", "Look for it in the ordinary search"),
    "number_no_script": Bilingual(
        "क्रमांक से सीधे अभिलेख तक पहुँचने के लिए जावास्क्रिप्ट आवश्यक है। इसके बिना वर्ष या कार्यालय की सूची खोलें: प्रत्येक प्रविष्टि में क्रमांक और दिनांक लिखे हैं।",
        "To go from a number straight to its record needs JavaScript. Without it, open the list of the year or of the office: each entry has its number and date.",
    ),
    "result_more": Bilingual("और परिणाम दिखाएँ", "Show more results"),
    "tip_words": Bilingual("कम शब्द लिखकर देखें।", "Try fewer words."),
    "tip_spelling": Bilingual(
        "शब्द की वर्तनी जाँचें, या उसे रोमन अक्षरों में लिखें: paripatra।",
        "Check the spelling, or write Hindi words as they sound: paripatra.",
    ),
    "tip_number": Bilingual(
        "क्रमांक का केवल वह भाग लिखें जो निश्चित हो।", "Of a number, type only the part that you are sure of."
    ),
    "tip_choices": Bilingual("ऊपर के चयन हटाकर देखें।", "Remove the choices above."),
    "tip_indexes": Bilingual(
        "नीचे की सूचियों से प्रत्येक अभिलेख तक पहुँचा जा सकता है।", "Every record can be reached from the indexes below."
    ),
    "sort": Bilingual("क्रम", "Sort by"),
    "sort_relevance": Bilingual("प्रासंगिकता", "relevance"),
    "sort_date": Bilingual("नवीनतम पहले", "date, newest first"),
    "as_of_day": Bilingual("किस दिन की स्थिति", "Status as on"),
    "as_on_another_day": Bilingual("किसी अन्य दिन की स्थिति:", "As on another day:"),
    "show": Bilingual("देखें", "Show"),
    "as_on_no_script": Bilingual(
        "इसके लिए जावास्क्रिप्ट आवश्यक है। उसके बिना भी प्रत्येक अभिलेख के पृष्ठ का कालक्रम बताता है कि वह किस दिन से किस दिन तक लागू रहा।",
        "This needs JavaScript. Without it, the timeline on each record's page tells from which day to which it was in force.",
    ),
    "chosen": Bilingual("चयन", "Choices"),
    "choice_offer": Bilingual("इससे सीमित करें:", "Narrow to:"),
    "choice_remove": Bilingual("# : चयन हटाएँ", "Remove the choice #"),
    "facet_all": Bilingual("सभी # दिखाएँ", "Show all #"),
    "match": Bilingual("मिलान", "Match"),
    "match_number": Bilingual("क्रमांक मिला", "number found"),
    "match_exact": Bilingual("शब्द यथावत", "word as typed"),
    "match_form": Bilingual("शब्द का अन्य रूप", "another form of the word"),
    "match_glossary": Bilingual("समानार्थी शब्द", "word of the same meaning"),
    "match_sound": Bilingual("समान उच्चारण", "sounds alike"),
    "match_part": Bilingual("अनुमान, इन अक्षरों से आरंभ", "a guess, begins with it"),
    "match_slip": Bilingual("अनुमान, संभवतः वर्तनी की भूल", "a guess, perhaps a slip"),
    "without": Bilingual("इसमें नहीं:", "without"),
    "nowhere": Bilingual("किसी अभिलेख में नहीं है", "is in no record"),
    "did_you_mean": Bilingual("क्या आपका आशय था:", "Did you mean:"),
    "searching": Bilingual("खोज जारी है…", "Searching…"),
    "search_failed": Bilingual(
        "खोज नहीं हो सकी। कृपया संपर्क जाँचकर पुनः प्रयास करें, या सूचियाँ देखें।",
        "The search could not be made. Please check the connection and try again, or use the indexes.",
    ),
    "no_script": Bilingual(
        "इस पृष्ठ की खोज के लिए जावास्क्रिप्ट आवश्यक है। इसके बिना भी नीचे की सूचियों से प्रत्येक अभिलेख तक पहुँचा जा सकता है।",
        "Searching needs JavaScript. Without it, every record can still be reached from these indexes.",
    ),
    "indexes": Bilingual("सूचियाँ", "Indexes"),
    # -- rules and types
    "rules": Bilingual("जाँच नियम", "Checks"),
    "rules_lead": Bilingual(
        "कोई अभिलेख पंजी में जुड़ने से पहले इन नियमों पर जाँचा जाता है।",
        "Every record is checked against these rules before it joins the register.",
    ),
    "rule": Bilingual("नियम", "Rule"),
    "severity": Bilingual("गंभीरता", "Severity"),
    "severity_error": Bilingual("त्रुटि", "error"),
    "severity_warning": Bilingual("चेतावनी", "warning"),
    "severity_advice": Bilingual("सुझाव", "advice"),
    "why": Bilingual("यह नियम क्यों", "Why"),
    "fix": Bilingual("कैसे ठीक करें", "How to mend it"),
    "example": Bilingual("उदाहरण", "Example"),
    "example_wrong": Bilingual("✖ अशुद्ध", "✖ Wrong"),
    "example_right": Bilingual("✔ शुद्ध", "✔ Right"),
    "rule_imported": Bilingual("आयातित अभिलेखों में", "For imported records"),
    "rule_fixable": Bilingual(
        "`panji check --fix` इसे स्वयं सुधार देता है, जहाँ एक ही सही उत्तर हो।",
        "`panji check --fix` mends it by itself, where there is one right answer.",
    ),
    "rule_exemptible": Bilingual(
        "विशेष कारण हो तो अभिलेख को `exempt: [{rule: …, reason: …}]` लिखकर छूट दी जा सकती है; कारण उसके पृष्ठ पर दिखता है।",
        "For a special reason a record can be exempt: `exempt: [{rule: …, reason: …}]`; its page shows the reason.",
    ),
    "rule_not_exemptible": Bilingual(
        "इस नियम से किसी अभिलेख को छूट नहीं मिल सकती।", "No record can be exempt from this rule."
    ),
    "rule_doctor": Bilingual("यह केवल `panji doctor` में देखा जाता है।", "Only `panji doctor` looks at this."),
    "family": Bilingual("वर्ग", "Group"),
    "family_identity": Bilingual("पहचान और क्रमांक", "Identity and numbers"),
    "family_fields": Bilingual("फ़ील्ड", "Fields"),
    "family_time": Bilingual("दिनांक", "Dates"),
    "family_relations": Bilingual("अभिलेखों के संबंध", "Relations between records"),
    "family_language": Bilingual("भाषा और लिपि", "Language and script"),
    "family_privacy": Bilingual("निजता और गोपनीयता", "Privacy and secrecy"),
    "family_body": Bilingual("मूल पाठ", "The text"),
    "family_attachments": Bilingual("संलग्नक", "Attachments"),
    "family_compliance": Bilingual("पालना और प्रतिवेदन", "Compliance and reports"),
    "family_change": Bilingual("जारी अभिलेख में परिवर्तन", "Changes to what was issued"),
    "family_register": Bilingual("पंजी और शब्द-सूचियाँ", "The register and its vocabularies"),
    "types": Bilingual("अभिलेख के प्रकार", "Record types"),
    "fields": Bilingual("फ़ील्ड", "Fields"),
    "field": Bilingual("फ़ील्ड", "Field"),
    "meaning": Bilingual("अर्थ", "Meaning"),
    "required": Bilingual("अनिवार्य", "Required"),
    "optional": Bilingual("वैकल्पिक", "Optional"),
    "format": Bilingual("प्रारूप", "Format"),
}


@cache
def labels(lang: str) -> SimpleNamespace:
    """All labels in one language, as attributes: `labels("hi").issued`."""
    return SimpleNamespace(**{name: label[lang] for name, label in LABELS.items()})


@cache
def date(day: Date, lang: str) -> str:
    """A day written out: 5 जनवरी 2026, 5 January 2026."""
    return f"{day.day} {_months(lang)[day.month]} {day.year}"


@cache
def _months(lang: str) -> dict[int, str]:
    """The months' names, from the Unicode CLDR through Babel."""
    return dict(get_month_names("wide", "format", LOCALES[lang]))


def months(lang: str) -> list[str]:
    """The names of the months, from January on."""
    return [_months(lang)[month] for month in range(1, 13)]


@cache
def month(year: int, month: int, lang: str) -> str:
    """A month of a year: नवंबर 2026, November 2026."""
    return f"{_months(lang)[month]} {year}"


@cache
def days(first: Date, last: Date, lang: str) -> str:
    """From one day to another, as short as people write it: 21–22 दिसंबर 2019, 30 November – 2 December 2026."""
    if first == last:
        return date(first, lang)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{date(last, lang)}"
    start = f"{first.day} {_months(lang)[first.month]}" if first.year == last.year else date(first, lang)
    return f"{start} – {date(last, lang)}"


FIRST_DAY_OF_WEEK = Locale.parse(LOCALES["hi"]).first_week_day
"""With which day a week begins in India, counted from Monday as 0 (Unicode CLDR, through Babel)."""


@cache
def weekdays(lang: str, width: Literal["wide", "abbreviated"] = "wide") -> list[str]:
    """The names of the days of the week, from the one with which it begins."""
    names = get_day_names(width, "format", LOCALES[lang])
    return [names[(FIRST_DAY_OF_WEEK + day) % 7] for day in range(7)]


@cache
def weekday(day: Date, lang: str) -> str:
    """The day of the week that a day is: रविवार, Sunday."""
    return get_day_names("wide", "format", LOCALES[lang])[day.weekday()]


LAKHS = re.compile(r"(?<=\d)(?=(?:\d\d)*\d{3}$)")
"""Where a whole number is divided: before the last three digits, and before each two in front of them."""


@cache
def number(value: int | float, lang: str) -> str:
    """A number in lakhs and crores: 12,34,567."""
    if isinstance(value, int):  # most are days; Babel takes 20 µs for each
        return LAKHS.sub(",", str(value))
    return format_decimal(value, locale=LOCALES[lang])
