"""Scene → one `<svg>` element that stands in a page as it is: attributes only, no style, script or identifier."""
