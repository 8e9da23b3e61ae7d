"""Places named with what they lie in."""
