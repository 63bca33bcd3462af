"""Picture → Scene: where everything stands on the canvas, in pixels, as plain shapes and texts; no chart library."""
