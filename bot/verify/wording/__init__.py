"""A verdict in words: what the official figure is of, the figure, and what there is to say of the printed one."""
