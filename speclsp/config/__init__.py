"""What a project may set: read from speclsp.toml or [tool.speclsp], each mistake at its place."""
