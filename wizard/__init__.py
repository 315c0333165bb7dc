"""通報ウィザード: the program. Importing the package does nothing."""

__version__ = "0.1.0"
