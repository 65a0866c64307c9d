"""Pages put together: bodies and the shells around them."""
