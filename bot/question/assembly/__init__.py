"""What was read -> one request, and the other readings."""
