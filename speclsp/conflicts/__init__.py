"""Which claims cannot both hold, and how that is found without comparing each with all."""
