"""Words → Reply, kind by kind: commands that ask for no figures, questions, several at once, refusals."""
