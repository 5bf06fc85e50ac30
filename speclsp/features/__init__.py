"""What an editor asks: (snapshot, place) -> plain values. Protocol and rules are unknown here."""
