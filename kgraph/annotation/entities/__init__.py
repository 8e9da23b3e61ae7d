"""From spans to the entities of one article: which are one thing, and what it is called."""
