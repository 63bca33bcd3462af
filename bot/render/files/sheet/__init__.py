"""Table → XLSX. The only package that knows the spreadsheet library."""
