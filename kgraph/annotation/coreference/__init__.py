"""What pronouns, definite nouns and capitals stand for."""
