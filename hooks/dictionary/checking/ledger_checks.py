"""What was published stays: no address that the ledger names stops to lead to an entry."""

from collections.abc import Iterator

from dictionary.linking.addresses import Addresses
from dictionary.model.entry import Dictionary
from dictionary.model.ledger import Ledger
from dictionary.model.problems import Problem, shown


def check_ledger(path: str, ledger: Ledger, dictionary: Dictionary, addresses: Addresses) -> Iterator[Problem]:
    """Entries that are no longer there, and in whose place there is nothing. `path` is that of the ledger."""
    folder, _, name = path.rpartition("/")
    if ledger and len(addresses.lost) == len(ledger):
        message = "None of the entries that were published is there any more."
        first = next(iter(ledger.values())).position
        fix = f"put them back, or remove {name}, if this is to be another dictionary."
        yield Problem(path=path, position=first, code="E308", name="address-lost", message=message, fix=fix)
        return
    for slug in addresses.lost:
        record = ledger[slug]
        signpost = addresses.signposts.get(slug)
        message = f'"{shown(record.headword)}" was published, and its address would lead to no entry any more.'
        kept = f"put {folder}/{slug}.yml back, with status: retired"
        fix = (
            f"{kept}." if signpost else f'{kept}, or write "redirect_from: [{slug}]" in the entry that explains it now.'
        )
        yield Problem(path=path, position=record.position, code="E308", name="address-lost", message=message, fix=fix)
