"""The command line: arguments, the terminal, exit codes. Everything else is known elsewhere."""
