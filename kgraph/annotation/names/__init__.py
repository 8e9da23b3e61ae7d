"""Names of people, places, states and bodies: where they begin and end, and what they are names of."""
