"""What must survive a restart, and what several replicas share. The dataset is never written here."""
