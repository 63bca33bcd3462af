"""How a figure is told: its direction and limits, of which part or place, worked out of others, on a condition."""
