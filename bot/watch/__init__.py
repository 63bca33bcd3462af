"""What a new release means for those who watch: figures compared, conditions judged, posts written. No Telegram."""
