"""Who holds which office, by where the title stands."""
