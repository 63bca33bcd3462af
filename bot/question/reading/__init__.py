"""Words whose meaning hangs on their neighbours: direction, day, list length, second questions, slips."""
