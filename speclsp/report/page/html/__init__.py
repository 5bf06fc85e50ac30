"""The page as HTML, one module for each of its sections."""
