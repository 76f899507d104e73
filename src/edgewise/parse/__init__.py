"""Text to expressions: names resolved, types checked, one message that names the place and a way out."""

from edgewise.parse.grammar import effect, expression
from edgewise.parse.tokens import GREATEST, NAME, RESERVED, Scope, Wrong

__all__ = ["GREATEST", "NAME", "RESERVED", "Scope", "Wrong", "effect", "expression"]
