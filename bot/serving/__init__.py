"""What every server shares: what it listens on, what ends it, that it lives, threads, chores, replies asked for often."""
