-- The version of a marketplace's order that was applied last: when it changed there, what it was, how far it was.
ALTER TABLE channel_orders
  ADD COLUMN seen_at DATETIME(6) NULL,
  ADD COLUMN seen_digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN seen_state VARCHAR(20) CHARACTER SET ascii NULL;
