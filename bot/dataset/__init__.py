"""The dataset on disk: release in use, seal, data tests, lock, calendar of releases. Engine and ingest meet here only."""
