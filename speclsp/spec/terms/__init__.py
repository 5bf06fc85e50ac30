"""Terms, wherever and in whichever form they are defined."""
