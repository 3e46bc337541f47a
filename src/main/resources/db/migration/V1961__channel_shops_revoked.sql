-- Since when the marketplace takes no calls through a connection: others of the same shop come first.
ALTER TABLE channel_shops ADD COLUMN revoked_at DATETIME(6) NULL;
