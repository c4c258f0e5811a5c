"""What views yield, for tests to look into."""

from collections.abc import Iterable, Iterator

from panji.site import Batch, Bundle, Product


def listed(made: Iterable[Product | Bundle | Batch]) -> Iterator[Product | Bundle]:
    """What was made, and what is in batches."""
    for each in made:
        yield from listed(each.products()) if isinstance(each, Batch) else (each,)


def singly(made: Iterable[Product | Bundle | Batch]) -> Iterator[Product]:
    """The products one by one, also those of bundles and batches."""
    for each in listed(made):
        yield from each.make() if isinstance(each, Bundle) else (each,)
