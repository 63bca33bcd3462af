"""Tables pasted as text: the unit that a line names for those below, the grid of rows and columns, and what its cells say."""
