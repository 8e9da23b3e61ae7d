"""Sets of spaCy's labels (https://spacy.io/api/annotation) that several parts of kgraph ask for."""

from __future__ import annotations

__all__ = ["FINITE", "NOMINAL", "PLURAL", "SUBJECTS", "VERBAL"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Fine-grained tags of verbs with a tense or a mood."""

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
"""Parts of speech of what can name or stand for a thing."""

PLURAL = frozenset({"NNS", "NNPS"})
"""Fine-grained tags of nouns for several."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
"""Dependencies of nouns on the verb that they are the subject of."""

VERBAL = frozenset({"VERB", "AUX"})
"""Parts of speech of verbs."""
