"""When a figure is of: the periods of its sentence and of the text, and what a change is set against."""
