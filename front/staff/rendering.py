"""Pages of staff from templates/; everything filled in is escaped."""

from __future__ import annotations

from pathlib import Path

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from front.staff.cookies import SESSION
from front.staff.form_tokens import FormTokens
from front.staff.navigation import entries_for
from front.web.headers import page_headers
from people.staff_records import StaffMember

#: Those of staff, and those that extend them.
_FRONT = Path(__file__).parents[1]
_PARTS = ("staff", "explorer", "training", "workspace", "handoff")
_FOLDERS = tuple(_FRONT / part / "templates" for part in _PARTS)


def staff_headers() -> dict[str, str]:
    """Headers of whatever staff gets: kept nowhere, framed by nobody, forms to ourselves only."""
    return page_headers(private=True, forms=True)


class StaffPages:
    """The templates with what each of them needs."""

    def __init__(self, organisation: str, tokens: FormTokens) -> None:
        self._templates = Environment(
            loader=FileSystemLoader(_FOLDERS),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
        )
        self._organisation = organisation
        self._tokens = tokens

    def show(
        self,
        page: str,
        request: Request,
        member: StaffMember | None,
        *,
        status_code: int = 200,
        form_token: str | None = None,
        **values: object,
    ) -> HTMLResponse:
        """A page by the name of its template.

        Templates get ``member``, ``entries`` (the navigation), ``here`` (the path), ``form_token``
        (for `forms.html`) and ``organisation`` beside ``values``.
        """
        session = request.cookies.get(SESSION)
        if form_token is None and member is not None and session is not None:
            form_token = self._tokens.token(session)
        content = self._templates.get_template(f"{page}.html").render(
            member=member,
            entries=() if member is None else entries_for(member.role),
            here=request.url.path,
            form_token=form_token,
            organisation=self._organisation,
            **values,
        )
        return HTMLResponse(content, status_code, staff_headers())
