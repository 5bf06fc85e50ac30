"""A recorded session once more, without an editor: what was sent is sent to a new server."""
