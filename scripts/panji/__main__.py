"""The command ``panji``: reads arguments, prints, exits; the work is done elsewhere.

What a command needs is imported by it: all of that together takes longer than many a command, and what can be begun on
another core is begun before.
"""

from __future__ import annotations

import gc

gc.disable()  # a command lives for seconds, and nearly all that it makes lives as long, from its first import on

import os

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # there are none, and looking takes time

import argparse
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from panji import cores
from panji.diagnostic import Bilingual, Diagnostic, Severity, one_line
from panji.reports import Report, formats

if TYPE_CHECKING:
    from panji import fixes
    from panji.change import Changes
    from panji.check import Checked
    from panji.corpus import Corpus, Difference, Inspect, Judge
    from panji.register import Register

CLEAN, FINDINGS, COULD_NOT_RUN = 0, 1, 2

SUMMARY = Bilingual(
    hi="{records} अभिलेख, {files} फ़ाइलें जाँची गईं: {error} त्रुटियाँ, {warning} चेतावनियाँ, {advice} सुझाव",
    en="{records} records, {files} files checked: {error} errors, {warning} warnings, {advice} pieces of advice",
)
COMPARED = Bilingual(
    hi="`{base}` से भिन्न फ़ाइलें: {files}। इस परिवर्तन से असंबद्ध अन्य त्रुटियाँ: {count} (`panji check` से दिखेंगी)",
    en="files that differ from `{base}`: {files}. Errors that they have nothing to do with: {count} "
    "(`panji check` shows them)",
)
NO_HISTORY = {
    "no-git": Bilingual(
        hi="`--base` के लिए git चाहिए, जो नहीं मिला: {detail}", en="`--base` needs git, which was not found: {detail}"
    ),
    "no-repository": Bilingual(
        hi="`--base` के लिए यह फ़ोल्डर git के अधीन होना चाहिए: {detail}", en="`--base` needs a folder under git: {detail}"
    ),
    "unknown": Bilingual(
        hi="git को `{base}` का पता नहीं है; शाखा का नाम जाँचें, या पहले `git fetch` चलाएँ",
        en="git does not know `{base}`; look at the name of the branch, or run `git fetch` first",
    ),
    "unrelated": Bilingual(
        hi="`{base}` और इस शाखा का कोई साझा आरम्भ नहीं मिला; अधूरा इतिहास हो तो `git fetch --unshallow` चलाएँ",
        en="`{base}` and this branch have no beginning in common; if the history is shallow, run `git fetch --unshallow`",
    ),
    "failed": Bilingual(hi="git विफल रहा: {detail}", en="git failed: {detail}"),
}
TOLERATED = Bilingual(
    hi="ज्ञात त्रुटियाँ, जो नहीं दिखाई गईं: {count} (`--known` से दिखेंगी)",
    en="known faults that are not shown: {count} (`--known` shows them)",
)
KNOWN_FAULTS = Bilingual(hi="`{file}` में लिखी गई ज्ञात त्रुटियाँ: {count}", en="known faults written to `{file}`: {count}")
NO_REGISTER = Bilingual(
    hi="यहाँ कोई पंजी नहीं है: `{folder}` फ़ोल्डर नहीं मिला। उस फ़ोल्डर का नाम `--register` से दें जिसमें `records` है।",
    en="no register here: there is no folder `{folder}`. Name the folder that holds `records` with `--register`.",
)
NO_GENERATOR = Bilingual(
    hi="`{file}` नहीं मिली: साइट बनाने के लिए उसी फ़ोल्डर में mkdocs.yml और docs/ भी चाहिए",
    en="there is no `{file}`: to build the site, mkdocs.yml and docs/ have to lie in the same folder",
)
GENERATOR_FAILED = Bilingual(
    hi="साइट जनित्र (MkDocs) विफल रहा; पिछली साइट यथावत है:\n{detail}",
    en="the site generator (MkDocs) failed; the last site is as it was:\n{detail}",
)
NO_FRAME = Bilingual(
    hi="फ़्रेम नहीं मिला: {detail}; पहले साइट जनित्र चलाएँ", en="no frame: {detail}; run the site generator first"
)
CANNOT_PUBLISH = Bilingual(hi="साइट नहीं बनी: {detail}", en="the site was not made: {detail}")
PUBLISHED = Bilingual(
    hi="{records} अभिलेख, {site}: {written} फ़ाइलें लिखी गईं, {unchanged} यथावत, {removed} हटाई गईं ({seconds} सेकंड)",
    en="{records} records, {site}: {written} files written, {unchanged} unchanged, {removed} removed ({seconds} s)",
)
READING = Bilingual(hi="अभिलेख पढ़े जा रहे हैं …", en="reading the records …")
MAKING = Bilingual(hi="{records} अभिलेख पढ़े गए; साइट बन रही है …", en="{records} records read; making the site …")

EXPORTING = Bilingual(hi="{records} अभिलेख पढ़े गए; डेटा लिखा जा रहा है …", en="{records} records read; writing the data …")
EXPORTED = Bilingual(
    hi="{records} अभिलेख, {folder}: {files} फ़ाइलें, {size} MB ({seconds} सेकंड)",
    en="{records} records, {folder}: {files} files, {size} MB ({seconds} s)",
)
UP_TO_DATE = Bilingual(hi="{folder}: यथावत, कुछ नहीं बदला", en="{folder}: as it was, nothing has changed")
WITHOUT = Bilingual(
    hi="`{format}` नहीं बना: इसके लिए `{package}` चाहिए (`pip install --require-hashes -r requirements-export.txt`)",
    en="`{format}` is left out: it needs `{package}` (`pip install --require-hashes -r requirements-export.txt`)",
)
CANNOT_EXPORT = Bilingual(hi="डेटा नहीं लिखा गया: {detail}", en="the data were not written: {detail}")

NO_IMPORT = Bilingual(hi="आयात नहीं हुआ: {file}: {reason}", en="could not import: {file}: {reason}")
IMPORTED = Bilingual(
    hi="{files} फ़ाइलों से {records} अभिलेख, {left} नहीं लिए गए ({seconds} सेकंड): {new} नई फ़ाइलें, "
    "{replaced} बदली गईं, {unchanged} वैसी ही रहीं",
    en="{files} files gave {records} records, {left} left out ({seconds} s): {new} files new, {replaced} replaced, "
    "{unchanged} unchanged",
)

MENDED = Bilingual(hi="{path}: सुधारा गया ({rules})", en="{path}: mended ({rules})")
MOVED = Bilingual(hi="{path}: अब `{moved}` पर है ({rules})", en="{path}: is now at `{moved}` ({rules})")
CANNOT_WRITE = Bilingual(hi="`{file}` नहीं लिखी जा सकी: {reason}", en="cannot write `{file}`: {reason}")

SCHEMAS, SNIPPETS = ".panji/schema", ".vscode/panji.code-snippets"
"""Where `panji editor` writes; .vscode/settings.json names the schemas, VS Code finds the snippets by itself."""

EDITOR = Bilingual(
    hi="संपादक के लिए लिखा गया: {schemas}/ में JSON Schema, {snippets} में शब्द-पूर्ति",
    en="written for editors: JSON Schemas in {schemas}/, completions in {snippets}",
)
NO_RULE = Bilingual(
    hi="`{name}` नाम का कोई नियम नहीं है; इनसे मिलता-जुलता: {names}। सभी नियम: `panji explain`",
    en="there is no rule `{name}`; near it are {names}. All of them: `panji explain`",
)


HOW_TO_IMPORT = Bilingual(
    hi="`panji import फ़ोल्डर --mapping फ़ाइल` लिखें, या `panji import reports तालिका.csv`",
    en="write `panji import FOLDER --mapping FILE`, or `panji import reports SHEET.csv`",
)
NOT_REPORTED = Bilingual(hi="{count} त्रुटियाँ; कुछ भी नहीं लिखा गया", en="{count} mistakes; nothing was written")
REPORTS_MADE = Bilingual(hi="{rows} पंक्तियों से {files} प्रतिवेदन", en="{files} reports from {rows} rows")
NO_SUCH = Bilingual(hi="`{value}` ज्ञात नहीं; निकटतम: {nearest}", en="there is no `{value}`; nearest: {nearest}")
NO_TYPST = Bilingual(
    hi="PDF बनाने के पैकेज उपलब्ध नहीं; `make pdf ID=…` उन्हें स्थापित कर PDF बनाता है",
    en="the packages that make PDFs are not installed; `make pdf ID=…` installs them and makes the PDF",
)


class Failure(Exception):
    """What keeps a command from running, in words for whoever called it."""

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message


def command() -> NoReturn:
    """Run a command as a process of its own, which leaves its memory to the system: to free it takes a second."""
    options = parser().parse_args()
    code = run(options)  # the options keep what was read alive
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # nobody reads any more, or there is no room
        code = COULD_NOT_RUN
    os._exit(code)


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code: 0 clean, 1 findings, 2 could not run."""
    return run(parser().parse_args(arguments))


def run(options: argparse.Namespace) -> int:
    """Run the command that the options name, and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.disable()  # a command lives for seconds, and nearly all that it makes lives as long
    try:
        return options.run(options)
    except Failure as failure:
        print(f"panji: {failure.message[options.lang]}", file=sys.stderr)
        return COULD_NOT_RUN
    except BrokenPipeError:
        sys.stderr.close()
        return COULD_NOT_RUN


def parser() -> argparse.ArgumentParser:
    """The command line, as data."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--register", type=Path, default=Path(), metavar="DIR", help="the folder that holds records/ (.)"
    )
    common.add_argument("--lang", choices=("hi", "en"), default=language_of_user(), help="language of the messages")
    common.add_argument(
        "--as-of",
        type=date.fromisoformat,
        default=today(),
        metavar="DATE",
        help="the day that counts as today (YYYY-MM-DD; else SOURCE_DATE_EPOCH, else today)",
    )
    whole = argparse.ArgumentParser(prog="panji", description="A register of directives and circulars, kept in git.")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")

    findings = argparse.ArgumentParser(add_help=False)
    findings.add_argument("--format", choices=formats(), default="text", help="how to print what was found")
    findings.add_argument("--summary", type=Path, metavar="FILE", help="append a summary in Markdown to this file")

    command = commands.add_parser("check", parents=[common, findings], help="check every record")
    mending = command.add_mutually_exclusive_group()
    mending.add_argument("--fix", action="store_true", help="mend what has one right answer, then check")
    mending.add_argument("--diff", action="store_true", help="print what --fix would change, and change nothing")
    mending.add_argument("--watch", action="store_true", help="check again whenever a file is saved")
    which = command.add_mutually_exclusive_group()
    which.add_argument(
        "--base", metavar="REF", help="check what differs from this branch, and that nothing issued was changed"
    )
    command.add_argument("--known", action="store_true", help="show what records/known-faults.yml lets in, too")
    which.add_argument(
        "--write-known-faults",
        action="store_true",
        help="write the errors that are there now into records/known-faults.yml: their number may then only fall",
    )
    command.set_defaults(run=run_check, doctor=False)

    command = commands.add_parser("doctor", parents=[common, findings], help="advice on the register as a whole")
    command.set_defaults(
        run=run_check,
        doctor=True,
        base=None,
        known=False,
        write_known_faults=False,
        fix=False,
        diff=False,
        watch=False,
    )

    command = commands.add_parser("build", parents=[common], help="build the whole site: MkDocs, then `publish`")
    command.add_argument("--site", type=Path, metavar="DIR", help="the folder to write (site/ beside records/)")
    command.add_argument("--no-search", action="store_true", help="leave the search index out")
    command.set_defaults(run=run_build)

    command = commands.add_parser("publish", parents=[common], help="set the register into a site already rendered")
    command.add_argument("rendered", type=Path, help="the folder that the site generator wrote, with the frames")
    command.add_argument("--site", type=Path, metavar="DIR", help="the folder to write (site/ beside records/)")
    command.add_argument("--no-search", action="store_true", help="leave the search index out")
    command.set_defaults(run=run_publish)

    command = commands.add_parser(
        "export", parents=[common], help="write the register as CSV, JSON Lines, SQLite, Parquet and Turtle, described"
    )
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--into", type=Path, metavar="DIR", help="the folder to write; an earlier release in it is replaced"
    )
    what.add_argument("--akn", metavar="ID", help="print one record as Akoma Ntoso instead")
    command.add_argument("--text", metavar="LANGUAGE", help="which of its texts, with --akn (the authentic one)")
    command.set_defaults(run=run_export)

    command = commands.add_parser("import", parents=[common], help="bring a folder of Markdown files into the register")
    command.add_argument(
        "what",
        nargs="+",
        metavar="FOLDER | reports SHEET",
        help="a collection of Markdown with front matter; or `reports` and a sheet that offices filled in (CSV, .xlsx)",
    )
    command.add_argument("--mapping", type=Path, metavar="FILE", help="which value comes from where (YAML)")
    command.add_argument("--into", type=Path, dest="register", metavar="DIR", default=Path(), help="as --register")
    command.add_argument("--report", type=Path, metavar="FILE", help="write what was left out and why (Markdown)")
    command.add_argument("--replace", action="store_true", help="overwrite records that are there with another content")
    command.add_argument("--dry-run", action="store_true", help="do everything but write records")
    command.set_defaults(run=run_import)

    command = commands.add_parser("new", parents=[common], help="begin a record: a file at its place, to be filled in")
    command.add_argument("type", help="its type, such as circular; a `report` comes with all that its office owes")
    command.add_argument("--office", required=True, metavar="ID", help="who issues it, such as cmo or district/ajmer")
    command.set_defaults(run=run_new)

    command = commands.add_parser("editor", parents=[common], help="write what an editor needs to complete and check")
    command.set_defaults(run=run_editor)

    command = commands.add_parser(
        "pdf", parents=[common], help="set records on paper: their pages as PDF, with QR code"
    )
    command.add_argument("ids", nargs="+", metavar="ID", help="records, such as cmo/directive/2026/3")
    command.add_argument("--into", type=Path, metavar="DIR", default=Path(), help="the folder to write (.)")
    command.set_defaults(run=run_pdf)

    command = commands.add_parser("explain", parents=[common], help="why a rule is there, and how to satisfy it")
    command.add_argument("rule", nargs="?", help="its name, as in brackets behind `error`; none: all rules")
    command.set_defaults(run=run_explain)
    return whole


def language_of_user() -> str:
    """Hindi where the user's locale is Hindi, else English."""
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "hi" if locale.startswith("hi") else "en"


def today() -> date:
    """The day that counts as today: of SOURCE_DATE_EPOCH, where it is set (https://reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC).date() if epoch.isdigit() else date.today()


def run_check(options: argparse.Namespace) -> int:
    from panji.rules import inspect, judge

    corpus = open_corpus(options, inspect, judge)
    return watch(corpus, options) if options.watch else check_once(corpus, options)


def watch(corpus: Corpus, options: argparse.Namespace) -> int:
    """Check now, and again whenever a file of the register has changed, until the user has enough."""
    with suppress(KeyboardInterrupt):
        while True:
            print(READING[options.lang], file=sys.stderr)
            state = corpus.state()
            check_once(corpus, options)
            sys.stdout.flush()
            gc.collect()
            while corpus.state() == state:
                time.sleep(1)
    return CLEAN


def check_once(corpus: Corpus, options: argparse.Namespace) -> int:
    register, changes, checked = examine(corpus, options)
    if options.diff:
        return show_diff(mend(corpus, register, changes, checked))
    while options.fix and write(mend(corpus, register, changes, checked), corpus, options):
        register, changes, checked = examine(corpus, options)
    if options.write_known_faults:
        return write_known_faults(checked, corpus, options)
    report = Report(
        checked.found,
        options.lang,
        rule_pages(register.settings.site),
        lambda path: corpus.document(path).text.split("\n"),
        options.as_of,
        len(register.records),
        len(register.files),
        colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),  # https://no-color.org
        doctor=options.doctor,
    )
    for line in formats()[options.format](report):
        print(line)
    if options.summary:
        from panji.reports import markdown

        append(options.summary, markdown.render(report))
    counts = report.counts()
    summary = SUMMARY.format(
        records=report.records, files=report.files, **{severity.value: count for severity, count in counts.items()}
    )
    print(summary[options.lang], file=sys.stderr)
    if changes:
        message = COMPARED.format(base=options.base, files=len(changes.paths), count=checked.elsewhere)
        print(message[options.lang], file=sys.stderr)
    if checked.tolerated:
        print(TOLERATED.format(count=checked.tolerated)[options.lang], file=sys.stderr)
    return FINDINGS if counts[Severity.ERROR] else CLEAN


def examine(corpus: Corpus, options: argparse.Namespace) -> tuple[Register, Changes | None, Checked]:
    """The register, what was changed in it, and what is found."""
    from panji.check import check

    difference = cores.aside(partial(corpus.difference, options.base)) if options.base else None  # while files are read
    register = corpus.read()
    changes = changes_since(options.base, difference, register) if difference else None
    checked = check(
        register, options.as_of, corpus.document, changes=changes, doctor=options.doctor, tolerant=not options.known
    )
    return register, changes, checked


def changes_since(base: str, difference: Callable[[], Difference], register: Register) -> Changes:
    """What differs from a branch, as git says.

    Raises:
        Failure: git cannot tell.
    """
    from panji.corpus import NoHistory

    try:
        return difference().in_register(register)
    except NoHistory as error:
        raise Failure(NO_HISTORY[error.problem].format(base=base, detail=error.detail)) from None


def write_known_faults(checked: Checked, corpus: Corpus, options: argparse.Namespace) -> int:
    """Write what the check found as known faults, and say how many."""
    from panji import known_faults

    try:
        corpus.write(known_faults.PATH, known_faults.write(checked.faults))
    except OSError as error:
        raise Failure(CANNOT_WRITE.format(file=known_faults.PATH, reason=error.strerror or error)) from None
    message = KNOWN_FAULTS.format(count=checked.faults.total(), file=known_faults.PATH)
    print(message[options.lang], file=sys.stderr)
    return CLEAN


def mend(corpus: Corpus, register: Register, changes: Changes | None, checked: Checked) -> list[fixes.Mended]:
    """What can be mended. Without a base, files are new that git does not know; without git, none is."""
    from panji import fixes
    from panji.corpus import NoHistory

    if changes is None:
        with suppress(NoHistory):
            changes = corpus.difference("HEAD").in_register(register)
    return fixes.mend(checked.found, register, corpus.content, changes.added if changes else frozenset())


def show_diff(mended: list[fixes.Mended]) -> int:
    from panji import fixes

    for line in fixes.diff(mended):
        print(one_line(line) if sys.stdout.isatty() else line)
    return FINDINGS if mended else CLEAN


def write(mended: list[fixes.Mended], corpus: Corpus, options: argparse.Namespace) -> list[fixes.Mended]:
    """Write what was mended, and say so.

    Raises:
        Failure: a file cannot be written.
    """
    for path, _, content, names, moved in mended:
        try:
            corpus.write(path, content)
            if moved:
                corpus.move(path, moved)
        except OSError as error:
            raise Failure(CANNOT_WRITE.format(file=path, reason=error.strerror or error)) from None
        line = MOVED if moved else MENDED
        print(line.format(path=one_line(path), rules=", ".join(names), moved=moved)[options.lang], file=sys.stderr)
    return mended


def rule_pages(site: str) -> Bilingual:
    """The address of a rule's page in each language, with ``{rule}`` in it."""
    return Bilingual(*(f"{site.rstrip('/')}/{prefix}rules/{{rule}}/" for prefix in ("", "en/")))


def append(path: Path, lines: Iterable[str]) -> None:
    """Add lines to a file, as GitHub wants it done with the summary of a job.

    Raises:
        Failure: it cannot be written.
    """
    try:
        with path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{line}\n" for line in lines)
    except OSError as error:
        raise Failure(CANNOT_WRITE.format(file=path, reason=error.strerror or error)) from None


def run_pdf(options: argparse.Namespace) -> int:
    """Write the PDF of each record in the language of the messages; nothing, where one of them cannot be had."""
    from panji import paper
    from panji.output import Target, provide
    from panji.site import Site

    register = open_corpus(options).read()
    for id in options.ids:
        if id not in register.records:
            raise no_such(id, register.records)
    site, made = Site(register, options.as_of), {}
    for id in options.ids:
        try:
            made[f"{id.replace('/', '-')}.{options.lang}.pdf"] = paper.pdf(register.records[id], site, options.lang)
        except paper.NoTypst:
            raise Failure(NO_TYPST) from None
    provide(options.into, Target(tuple(made), made.values, None))
    for name in made:
        print(options.into / name)
    return CLEAN


def run_explain(options: argparse.Namespace) -> int:
    from rapidfuzz import fuzz, process

    from panji.explain import explain, overview
    from panji.rules import rules

    if options.rule is None:
        lines = overview(options.lang)
    elif options.rule in rules():
        lines = explain(rules()[options.rule], options.lang)
    else:
        nearest = process.extract(options.rule, rules().keys(), scorer=fuzz.WRatio, limit=3)
        names = ", ".join(f"`{name}`" for name, *_ in nearest)
        raise Failure(NO_RULE.format(name=one_line(options.rule), names=names))
    for line in lines:
        print(line)
    return CLEAN


def run_editor(options: argparse.Namespace) -> int:
    import json

    from panji import schemas
    from panji.snippets import snippets

    corpus = open_corpus(options)
    vocabulary = corpus.outline().vocabulary
    made = {f"{SCHEMAS}/{name}.json": schemas.file(name, vocabulary) for name in schemas.names()}
    made[SNIPPETS] = (json.dumps(snippets(vocabulary), ensure_ascii=False, indent=1) + "\n").encode()
    for path, content in made.items():
        try:
            corpus.write(path, content)
        except OSError as error:
            raise Failure(CANNOT_WRITE.format(file=path, reason=error.strerror or error)) from None
    print(EDITOR[options.lang].format(schemas=SCHEMAS, snippets=SNIPPETS), file=sys.stderr)
    return CLEAN


def run_build(options: argparse.Namespace) -> int:
    from panji.generator import Failed, render

    config = options.register / "mkdocs.yml"
    if not config.is_file():
        raise Failure(NO_GENERATOR.format(file=config))
    try:
        return publish_site(options, cores.aside(partial(render, options.register)))
    except Failed as failed:
        raise Failure(GENERATOR_FAILED.format(detail=failed)) from None


def run_publish(options: argparse.Namespace) -> int:
    return publish_site(options, lambda: options.rendered)


def publish_site(options: argparse.Namespace, rendered: Callable[[], Path]) -> int:
    """Read the register and write the site; say how much of it and how long that took.

    Args:
        options: the register, the day, the site's folder, and whether it gets a search.
        rendered: gives the folder that the site generator wrote, which it may still be doing.

    Raises:
        Failure: there is no frame, or the site cannot be written.
    """
    start, site = time.monotonic(), options.site or options.register / "site"
    must_be_there(options)
    from panji.output import Unsafe, looked_at

    seen = looked_at(options.register, site)  # while all else is imported, and the register is read
    corpus = open_corpus(options)
    from panji.frame import BrokenFrame
    from panji.publish import Search, publish

    print(READING[options.lang], file=sys.stderr)
    options.register_read = register = corpus.read()
    print(MAKING.format(records=register.size)[options.lang], file=sys.stderr)
    frames = rendered()
    try:
        made = publish(
            corpus.root,
            register,
            options.as_of,
            frames,
            site,
            search=Search.NONE if options.no_search else Search.FRESH,
            corpus=corpus,
            seen=seen,
        )
    except FileNotFoundError as error:
        raise Failure(NO_FRAME.format(detail=error.filename)) from error
    except BrokenFrame as error:
        raise Failure(NO_FRAME.format(detail=error)) from error
    except (Unsafe, OSError, RuntimeError) as error:
        raise Failure(CANNOT_PUBLISH.format(detail=error)) from error
    seconds = f"{time.monotonic() - start:.1f}"
    print(
        PUBLISHED.format(records=register.size, site=site, seconds=seconds, **made._asdict())[options.lang],
        file=sys.stderr,
    )
    return CLEAN


def run_export(options: argparse.Namespace) -> int:
    return export_record(options) if options.akn else export_register(options)


def export_record(options: argparse.Namespace) -> int:
    """Print a text of a record as Akoma Ntoso.

    Raises:
        Failure: there is no such record, or it has no such text.
    """
    from rapidfuzz import fuzz, process

    from panji.export import akoma_ntoso
    from panji.site import Site

    register = open_corpus(options).read()
    id = options.akn.strip("/")
    record = register.records.get(id)
    if record is None:
        close = process.extract(id, list(register.records), scorer=fuzz.ratio, limit=3)
        raise Failure(NO_SUCH.format(value=one_line(id), nearest=", ".join(f"`{name}`" for name, _, _ in close)))
    language = options.text or record.first.language
    if language not in record.texts:
        names = ", ".join(f"`{name}`" for name in record.texts)
        raise Failure(NO_SUCH.format(value=one_line(f"{id} {language}"), nearest=names))
    sys.stdout.write(akoma_ntoso.document(record, Site(register, options.as_of), language).decode())
    return CLEAN


def export_register(options: argparse.Namespace) -> int:
    from panji import export
    from panji.output import Unsafe
    from panji.site import Site

    start, corpus, folder = time.monotonic(), open_corpus(options), options.into
    print(READING[options.lang], file=sys.stderr)
    register = corpus.read()
    for name, package in export.missing().items():
        print(WITHOUT.format(format=name, package=package)[options.lang], file=sys.stderr)
    if export.is_current(folder, register, options.as_of):
        print(UP_TO_DATE.format(folder=folder)[options.lang], file=sys.stderr)
        return CLEAN
    print(EXPORTING.format(records=register.size)[options.lang], file=sys.stderr)
    paths: list[str] = []

    def shown(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
        for path, content in files:
            if not paths or path.partition("/")[0] != paths[-1].partition("/")[0]:
                print(f"  {path.partition('/')[0]}", file=sys.stderr, flush=True)
            paths.append(path)
            yield path, content

    made_of = export.made_of(register, options.as_of)
    try:
        size = export.write(folder, shown(export.release(Site(register, options.as_of), made_of)))
    except (Unsafe, OSError) as error:
        raise Failure(CANNOT_EXPORT.format(detail=error)) from error
    seconds = f"{time.monotonic() - start:.1f}"
    print(
        EXPORTED.format(
            records=register.size, folder=folder, files=len(paths), size=f"{size / 1e6:.1f}", seconds=seconds
        )[options.lang],
        file=sys.stderr,
    )
    return CLEAN


def no_such(value: str, names: Iterable[str]) -> Failure:
    """That there is no such thing, with the nearest names that there are."""
    from rapidfuzz import fuzz, process

    close = process.extract(one_line(value), list(names), scorer=fuzz.WRatio, limit=3)
    return Failure(NO_SUCH.format(value=one_line(value), nearest=", ".join(f"`{name}`" for name, _, _ in close)))


def run_new(options: argparse.Namespace) -> int:
    from panji.drafts import draft
    from panji.record_types import record_types

    register = open_corpus(options).read()
    vocabulary = register.vocabulary
    for value, names in ((options.type, record_types()), (options.office, vocabulary.addressable)):
        if value not in names or value in vocabulary["groups"]:
            raise no_such(value, names)
    path, content = draft(register, options.type, options.office, options.as_of)
    target = options.register / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(content)
    print(target)
    return CLEAN


def run_import(options: argparse.Namespace) -> int:
    if options.what[0] == "reports" and len(options.what) == 2:
        return import_reports(options, Path(options.what[1]))
    if len(options.what) > 1 or options.mapping is None:
        raise Failure(HOW_TO_IMPORT)
    return import_folder(options, Path(options.what[0]))


def import_reports(options: argparse.Namespace, sheet: Path) -> int:
    from panji.file import Settings
    from panji.importers import reports
    from panji.reports import text

    try:
        done = reports.run(sheet, open_corpus(options).root, options.as_of, dry_run=options.dry_run)
    except reports.Wrong as wrong:
        guides = Bilingual(*(f"{Settings().site}{prefix}guide/compliance/" for prefix in ("", "en/")))
        lines = wrong.lines
        for line in text.render(Report(wrong.diagnostics, options.lang, guides, lambda _: lines)):
            print(line)
        print(NOT_REPORTED.format(count=len(wrong.diagnostics))[options.lang], file=sys.stderr)
        return FINDINGS
    except OSError as error:
        raise Failure(NO_IMPORT.format(file=error.filename or sheet, reason=error.strerror or error)) from None
    for path in done.files:
        print(path)
    print(REPORTS_MADE.format(rows=done.rows, files=len(done.files))[options.lang], file=sys.stderr)
    return CLEAN


def import_folder(options: argparse.Namespace, source: Path) -> int:
    from panji.importers import folder
    from panji.importers.mapping import Wrong

    start = time.monotonic()
    try:
        done = folder.run(source, options.mapping, options.register, replace=options.replace, dry_run=options.dry_run)
        if options.report:
            options.report.write_text(done.account.report(options.lang), "utf-8", newline="\n")
    except Wrong as wrong:
        show(wrong.diagnostics, options)
        return FINDINGS
    except OSError as error:
        raise Failure(NO_IMPORT.format(file=error.filename or "", reason=error.strerror or error)) from None
    show(done.diagnostics, options)
    account = done.account
    summary = IMPORTED.format(
        files=account.files,
        records=account.records,
        left=len(account.of("left-out")),
        new=done.new,
        replaced=done.replaced,
        unchanged=done.unchanged,
        seconds=f"{time.monotonic() - start:.1f}",
    )
    print(summary[options.lang], file=sys.stderr)
    return CLEAN


def show(found: list[Diagnostic], options: argparse.Namespace) -> None:
    """Print what an import found: in its mapping, and in files outside the register."""
    from panji.file import Settings
    from panji.reports import text

    def lines(path: str) -> list[str]:
        return Path(path).read_text("utf-8", errors="replace").split("\n") if Path(path).is_file() else []

    site = Settings().site
    guides = Bilingual(f"{site}guide/import/", f"{site}en/guide/import/")
    for line in text.render(Report(found, options.lang, guides, lines)):
        print(line)


def must_be_there(options: argparse.Namespace) -> None:
    """See that there is a register where the options say so.

    Raises:
        Failure: there is none.
    """
    if not (options.register / "records").is_dir():
        raise Failure(NO_REGISTER.format(folder=options.register / "records"))


def open_corpus(options: argparse.Namespace, inspect: Inspect | None = None, judge: Judge | None = None) -> Corpus:
    """The register that the options name; ``inspect`` and ``judge`` as :class:`Corpus` takes them.

    Raises:
        Failure: there is none.
    """
    must_be_there(options)
    from panji.corpus import Corpus

    options.corpus = Corpus(options.register, inspect=inspect, judge=judge, measure=inspect is not None)
    return options.corpus


if __name__ == "__main__":
    command()
