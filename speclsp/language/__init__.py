"""English as specifications use it: sentences, words and their forms. Knows no Markdown."""
