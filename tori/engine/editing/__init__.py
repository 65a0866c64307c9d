"""A build after an edit of some records: only what shows it is made again."""
