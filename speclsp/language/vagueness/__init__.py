"""Words that leave a judgement to the reader: which, how gravely people take them, and what in
their sentence settles them."""
