"""Questions on HS codes: what there is of them on disk, what is not, and how a code is found by words."""
