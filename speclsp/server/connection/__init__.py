"""One client on one pair of streams: messages in and out, the lifecycle, and how it ends."""
