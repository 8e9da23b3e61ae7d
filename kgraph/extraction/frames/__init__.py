"""Facts by the frames of `ontology/frames/`: matched, and their roles filled."""
