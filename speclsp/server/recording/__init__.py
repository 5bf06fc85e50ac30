"""A session in a file: written as it happens, by default without what users wrote, and read."""
