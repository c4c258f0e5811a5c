"""What views yield, for tests to look into."""

from collections.abc import Iterable, Iterator

from panji.site import Bundle, Product


def singly(made: Iterable[Product | Bundle]) -> Iterator[Product]:
    """The products one by one, also those of bundles."""
    for each in made:
        yield from each.make() if isinstance(each, Bundle) else (each,)
