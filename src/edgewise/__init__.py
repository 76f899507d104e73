"""State machines, written once as data: proved, drawn, tabulated, compiled."""

__version__ = "0.1.0"
