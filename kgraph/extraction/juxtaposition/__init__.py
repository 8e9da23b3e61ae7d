"""Facts said by words that merely stand side by side."""
