"""Give an entry another address: move its file, and everything that names it.

See also, articles, links in brackets and in Markdown and the navigation follow; the old address goes on
to lead to the entry (`redirect_from`). Nothing is written unless everything can be.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import command
from dictionary.assembly import assemble
from dictionary.contributing.entry_text import EntryTextError
from dictionary.contributing.renaming import renamed_configuration, renamed_entry, renamed_itself, renamed_page
from dictionary.language.alphabet import is_address, why_no_address
from dictionary.language.nearness import Near
from dictionary.language.slugs import slug_of
from dictionary.linking import former_addresses
from dictionary.reading.files import Files, find_files
from dictionary.site import Site
from project import CONFIG, PROJECT, configuration
from whole_writes import NotWrittenError, write_all

EXAMPLES = [("scripts/rename.py job-hunt job-search", "glossary/job-hunt.yml becomes glossary/job-search.yml")]


class _MendFirstError(Exception):
    """Files that cannot be read; its arguments are the lines that say so."""


def main(arguments: Sequence[str] | None = None, project: Path = PROJECT) -> int:
    """Rename; exit status 1 when something has to be mended first, 2 for names that cannot be followed."""
    parser = command.parser(__doc__ or "", EXAMPLES)
    parser.add_argument("old", help="the entry's file name without .yml")
    parser.add_argument("new", help="the new one: lower-case letters a to z, digits and hyphens")
    given = parser.parse_args(arguments)
    read = configuration(project)
    site = assemble(project, read.settings, read.docs, is_read=lambda path: False).site if read.settings else None
    if read.settings is None or site is None:
        print("The dictionary cannot be read. Fix: run `make check`, and mend what it says.")
        return command.TO_MEND
    glossary, docs = read.settings.glossary, read.docs
    # A shell completes the whole path of a file.
    old, new = (name.removeprefix(f"{glossary}/").removesuffix(".yml") for name in (given.old, given.new))
    files = find_files(project, glossary, docs.folder, docs.is_excluded)
    refusal = [*_refusals(old, new, site, files)]
    if refusal:
        print("\n".join(refusal))
        return command.MISUSED
    try:
        texts = _texts(project, files, site, docs.folder, old, new)
        write_all(project, texts, (f"{glossary}/{old}.yml", f"{glossary}/{new}.yml"))
    except _MendFirstError as refused:
        print("\n".join(refused.args))
        return command.TO_MEND
    except NotWrittenError as error:
        print(error)
        return command.TO_MEND
    print(f"{glossary}/{old}.yml is now {glossary}/{new}.yml; its old address leads there.")
    for path in texts:
        if path != f"{glossary}/{new}.yml":
            print(f"  {path} names it by its new address.")
    return command.FINE


def _refusals(old: str, new: str, site: Site, files: Files) -> Iterator[str]:
    """Why the names cannot be followed."""
    glossary, entries = site.settings.glossary, site.dictionary.entries
    if not is_address(old) or f"{glossary}/{old}.yml" not in files.entries:
        close = site.index.resolve(old) or Near(entries).closest(slug_of(old), cutoff=0.8)
        meant = f"did you mean {close[0]}?" if close else f"give the name of a file in {glossary}/, without .yml."
        yield f'There is no entry "{old}". Fix: {meant}'
        return
    if not is_address(new):
        message, fix = why_no_address(new)
        yield f"{message}. Fix: {fix}."
        return
    there = {path.lower() for path in files.entries} | {path.lower() for path in files.aside}
    if f"{glossary}/{new}.yml" in there:
        yield f"{glossary}/{new}.yml is there already. Fix: choose another name."
        return
    for entry in entries.values():
        keys = {found.key for path in entry.redirect_from if (found := _address(path))}
        if entry.slug != old and new in keys:
            yield f'"{new}" is a former address of {entry.path}. Fix: choose another name, or remove it there.'
    if others := [slug for slug in site.index.resolve(new) if slug != old]:
        yield f'"{new}" is a name of {", ".join(entries[slug].path for slug in others)}. Fix: choose another name.'


def _address(path: str) -> former_addresses.FormerAddress | None:
    found = former_addresses.parse(path)
    return found if isinstance(found, former_addresses.FormerAddress) else None


def _texts(project: Path, files: Files, site: Site, docs: str, old: str, new: str) -> dict[str, bytes]:
    """Every file that changes, by its path afterwards."""
    glossary, entries = site.settings.glossary, site.settings.entries
    changed: dict[str, bytes] = {}
    wrong: list[str] = []
    itself = f"{glossary}/{old}.yml"
    everything = {**files.entries, **files.pages, CONFIG: (project / CONFIG).read_bytes()}
    for path, data in everything.items():
        if old.encode() not in data and path != itself:
            continue
        try:
            text = data.decode("utf-8")
            if path == itself:
                text = renamed_itself(text, old, new, entries)
            elif path in files.entries:
                text = renamed_entry(text, old, new, entries)
            elif path == CONFIG:
                text = renamed_configuration(text, old, new, entries)
            else:
                text = renamed_page(text, path.removeprefix(f"{docs}/"), old, new, entries)
        except UnicodeDecodeError:
            wrong.append(f'{path}: it is not saved as UTF-8. Fix: save it again as "UTF-8".')
        except EntryTextError as error:
            wrong += (
                f"{path}:{problem.position.line}: {problem.message} Fix: {problem.fix}" for problem in error.problems
            )
        else:
            if path == itself or text.encode() != data:
                changed[f"{glossary}/{new}.yml" if path == itself else path] = text.encode()
    if wrong:
        raise _MendFirstError("Nothing was changed. These files have to be mended first:", *wrong)
    return changed


if __name__ == "__main__":
    sys.exit(command.run(main))
