"""An answer as CSV, XLSX or a picture file, under its name."""
