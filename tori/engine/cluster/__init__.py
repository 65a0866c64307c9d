"""A build whose shares go to a cluster of machines."""
