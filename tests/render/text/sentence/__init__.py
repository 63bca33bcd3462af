"""Sentences that are quoted."""
