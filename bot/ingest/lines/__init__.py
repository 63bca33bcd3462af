"""9-digit files → the lines of the statistics on disk, a Parquet file for a flow and year."""
