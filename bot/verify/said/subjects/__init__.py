"""What a figure is of: the goods, countries and flow of its words, of those beside it, and of what the text told before."""
