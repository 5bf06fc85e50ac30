"""The language server: the one place that knows the protocol, URIs and the client's units."""
