"""Organisations told by a class noun, with a name of their own or without."""
