"""One module per kind of page; each is imported when first shown."""
