"""What can be written at a place: identifiers, destinations, terms, key words, forms."""
