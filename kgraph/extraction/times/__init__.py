"""When what a text states is so."""
