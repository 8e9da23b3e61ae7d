"""Elections, events, legal acts and groups: what is named, and what is only described."""
