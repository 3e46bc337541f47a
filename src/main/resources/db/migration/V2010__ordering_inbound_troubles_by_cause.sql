-- Goods in bulk that are late for two causes are late until both are over. A replica of the version before names no cause.
ALTER TABLE ordering_inbound_troubles
  ADD COLUMN cause VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
  DROP PRIMARY KEY,
  ADD PRIMARY KEY (inbound_id, kind, cause);
