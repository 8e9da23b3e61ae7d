"""HTML of the server: every value is escaped, and no page may ask anything of another site."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

__all__ = ["html_response"]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src {styles}; img-src 'self' data:; font-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

_ENVIRONMENT = Environment(
    loader=PackageLoader("kgraph.server", "templates"), autoescape=True, undefined=StrictUndefined
)


def html_response(template: str, *, inline_styles: bool = False, **values: Any) -> HTMLResponse:
    """The page that a template gives with these values. Scripts are never inline; styles where it must be."""
    html = _ENVIRONMENT.get_template(template).render(**values)
    policy = _POLICY.format(styles="'self' 'unsafe-inline'" if inline_styles else "'self'")
    return HTMLResponse(html, headers={"Content-Security-Policy": policy, "Vary": "Accept"})
