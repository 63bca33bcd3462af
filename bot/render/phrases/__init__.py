"""Pieces that text, charts and files share: numbers, money, titles, shares, source line. No layout."""
