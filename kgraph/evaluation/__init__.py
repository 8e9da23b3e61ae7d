"""How much of what a careful reader writes down the graph says, and what it says beside it."""

from kgraph.evaluation.gold import GoldArticle, GoldFact, read_gold
from kgraph.evaluation.scoring import Evaluation, Finding, Score, evaluate

__all__ = ["Evaluation", "Finding", "GoldArticle", "GoldFact", "Score", "evaluate", "read_gold"]
