"""What a claim may mean and how it fits: readings, official figures, verdicts, and the text against itself."""
