"""What goes out over the wire: connection, pace, send and edit. Knows no question."""
