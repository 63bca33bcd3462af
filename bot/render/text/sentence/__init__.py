"""An answer as one sentence that can be quoted: what it says, its changes, its source, and how long it may be."""
