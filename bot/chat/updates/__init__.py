"""How updates come in: polling, webhook, probes; written down, in order. Knows handlers only through the dispatcher."""
