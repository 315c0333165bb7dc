"""Access logs on the page of access records: reading, candidates, taking over."""
