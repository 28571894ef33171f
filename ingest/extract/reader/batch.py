"""Sentences of like length put together as arrays for the network."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from ingest.extract.reader.features import Sentence
from ingest.extract.reader.network import Batch
from ingest.extract.reader.weights import Vocabulary

_TOKENS = 2048  # of a batch, padding included: bounds the memory
LANGUAGES = ("fr", "en")


def batches(sentences: Mapping[int, Sentence], indices: Iterable[int]) -> Iterator[list[int]]:
    """The indices of sentences, shortest first, in groups that are padded to the longest of each."""
    order = sorted(indices, key=lambda index: (len(sentences[index].forms), index))
    group: list[int] = []
    for index in order:
        length = len(sentences[index].forms)
        if (group and (len(group) + 1) * length > _TOKENS) or (
            group and length > 1.6 * _shortest(sentences, group) + 8
        ):
            yield group
            group = []
        group.append(index)
    if group:
        yield group


def _shortest(sentences: Mapping[int, Sentence], group: Sequence[int]) -> int:
    return len(sentences[group[0]].forms)


def batch(sentences: Sequence[Sentence], vocabulary: Vocabulary, language: str) -> Batch:
    """The arrays of some sentences, padded to the longest."""
    shape = (len(sentences), max(len(one.forms) for one in sentences))
    ids = np.zeros((5, *shape), np.int64)
    tight = np.zeros(shape, np.float32)
    mask = np.zeros(shape, np.float32)
    classes = np.zeros((*shape, len(vocabulary.classes)), np.float32)
    rows: list[int] = []
    tokens: list[int] = []
    columns: list[int] = []
    for row, one in enumerate(sentences):
        length = len(one.forms)
        ids[0, row, :length] = [vocabulary.forms.get(form, 0) for form in one.forms]
        ids[1, row, :length] = [vocabulary.suffixes3.get(form[-3:], 0) for form in one.forms]
        ids[2, row, :length] = [vocabulary.suffixes2.get(form[-2:], 0) for form in one.forms]
        ids[3, row, :length] = [vocabulary.prefixes3.get(form[:3], 0) for form in one.forms]
        ids[4, row, :length] = one.shapes
        tight[row, :length] = one.tight
        mask[row, :length] = 1.0
        for token, names in enumerate(one.classes):
            for name in names:
                column = vocabulary.classes.get(name)
                if column is not None:
                    rows.append(row)
                    tokens.append(token)
                    columns.append(column)
    classes[rows, tokens, columns] = 1.0
    form, suffix3, suffix2, prefix3, shapes = ids
    return Batch(
        form=form,
        suffix3=suffix3,
        suffix2=suffix2,
        prefix3=prefix3,
        shape=shapes,
        tight=tight,
        classes=classes,
        mask=mask,
        language=np.full(shape[0], LANGUAGES.index(language), np.int64),
        depth=np.array([min(one.depth, 3) for one in sentences], np.int64),
        paragraph=np.array([one.paragraph for one in sentences], np.int64),
    )
