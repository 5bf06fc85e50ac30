"""What several rules look at or do alike."""
