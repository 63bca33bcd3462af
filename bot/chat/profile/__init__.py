"""Command menu and profile texts (menu.csv beside it)."""
