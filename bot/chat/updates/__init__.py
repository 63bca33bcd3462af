"""How updates come in: polling, webhook, probes; written down, in each chat's order. Knows handlers only through front."""
