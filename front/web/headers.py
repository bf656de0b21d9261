"""What a browser is told about pages and files: where from scripts may come, who may frame a page.

Rules: OWASP's HTTP headers cheat sheet and Content Security Policy level 3.
"""

from __future__ import annotations

from collections.abc import Iterable

#: For everything that is sent.
_EVERYWHERE = {"X-Content-Type-Options": "nosniff"}

_POLICY = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
)


def page_headers(
    *, framed_by: Iterable[str] = (), private: bool = False, forms: bool = False
) -> dict[str, str]:
    """Headers of a page: only scripts and styles of our own, framed by nobody else.

    Args:
        framed_by: addresses of pages that may show it in a frame.
        private: the page shows what a person told; it is kept nowhere and its address goes to
            no other site.
        forms: the page has forms; they go to ourselves.
    """
    ancestors = " ".join(framed_by) or "'none'"
    forms_to = "'self'" if forms else "'none'"
    headers = {
        **_EVERYWHERE,
        "Content-Security-Policy": "; ".join(
            [*_POLICY, f"form-action {forms_to}", f"frame-ancestors {ancestors}"]
        ),
        "Referrer-Policy": "no-referrer" if private else "strict-origin-when-cross-origin",
        "Cache-Control": "no-store" if private else "no-cache",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    # Browsers without frame-ancestors know only this, and it names no single address.
    return headers if framed_by else {**headers, "X-Frame-Options": "DENY"}


def file_headers() -> dict[str, str]:
    """Headers of the widget's files: any page may load them; a browser asks if they changed."""
    return {
        **_EVERYWHERE,
        "Cache-Control": "no-cache",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
