"""Messages: an issue's mail to one recipient, as bytes."""
