"""What is objected to: one file for each rule, and their order in `all`."""
