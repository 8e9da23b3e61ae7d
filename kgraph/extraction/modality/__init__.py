"""How the text presents a fact: asserted, reported, planned, possible or negated."""
