"""What a reply is about, without the period: its title, in the grammar of each language."""
