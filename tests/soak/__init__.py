"""Long runs with faults: what no unit test can show. One file for each scenario; `make soak` runs them all.

A scenario is a module with `run(size) -> Result`: 1.0 is the size of a release, less is quicker. It judges by itself.
"""
