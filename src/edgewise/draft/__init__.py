"""A first model from what somebody drew or wrote: all that it tells as data, all that it does not as questions."""

from edgewise.draft.model import draft

__all__ = ["draft"]
