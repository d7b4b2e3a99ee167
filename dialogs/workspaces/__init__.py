"""A workspace's settings: who administers, handles and submits, and where cases go."""
