"""Files beside records: which kinds there may be, and what is read from them."""
