"""kgraph: news articles in, a knowledge graph of politics out."""
