"""What is said when a page cannot be shown."""

from __future__ import annotations

from portal.refusals import bad_request, csrf_failure, forbidden, not_found, server_error

__all__ = ["bad_request", "csrf_failure", "forbidden", "not_found", "server_error"]
