"""What is sent without being asked: releases judged for the chats that watch, and the outbox sent."""
