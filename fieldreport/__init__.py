"""Field reports that are written in the car, sealed, delivered, and can be checked by anyone."""

__version__ = "0.1.0"
