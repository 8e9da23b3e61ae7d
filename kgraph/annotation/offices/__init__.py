"""Offices, read outwards from their head nouns."""
