"""What a model is asked about a document, and what of its answer is fit to be shown."""
