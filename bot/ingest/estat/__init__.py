"""The ministry's site: pages, listings, downloads. Writes nothing but its cache."""
