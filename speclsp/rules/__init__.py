"""What is objected to: one rule, one file, one page of the manual. `all` is their list."""
