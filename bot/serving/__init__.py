"""What every server of the program shares: what it listens on, what ends it, threads, chores, replies asked for often."""
