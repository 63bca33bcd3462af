"""Which way words say that goods went: by from and to, and by who buys and who sells."""
