"""How Russian is put in other words before it is read: clipped, spoken, told, asked, typed."""
