-- Orders as marketplaces told them, one row for each version, so that they can be read again. Sealed by parties, bound to the row.
CREATE TABLE channel_answers (
  id BIGINT NOT NULL,
  channel_order_id BIGINT NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sealed MEDIUMBLOB NOT NULL,
  fetched_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_version (channel_order_id, updated_at, digest),
  KEY by_time (fetched_at)
);
