"""From what articles say to RDF, and all that is asked of the RDF: the only room that makes triples."""
