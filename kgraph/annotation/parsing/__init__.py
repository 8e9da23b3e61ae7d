"""From text to tokens and sentences: spaCy, what is hidden from it, and what it gets wrong as a rule."""
