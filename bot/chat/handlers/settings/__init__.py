"""What a chat sets, by buttons or typed, what answers take from that, and what is kept of a chat."""
