"""The page: one HTML file to look at a graph with, offline."""

from kgraph.output.view.data import PageArticle, PageData, PageMention, facts_page_data, page_data
from kgraph.output.view.page import render_page, write_page

__all__ = ["PageArticle", "PageData", "PageMention", "facts_page_data", "page_data", "render_page", "write_page"]
