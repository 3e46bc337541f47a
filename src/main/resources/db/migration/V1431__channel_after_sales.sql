-- What buyers at marketplaces want back, and what we have done about it.
CREATE TABLE channel_after_sales (
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_order_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_line_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(30) CHARACTER SET ascii NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii NOT NULL,
  amount_minor BIGINT NOT NULL,
  currency CHAR(3) CHARACTER SET ascii NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  version VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  hold_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  detail VARCHAR(500) NULL,
  next_attempt_at DATETIME(6) NULL,
  attempts INT NOT NULL,
  first_seen_at DATETIME(6) NOT NULL,
  PRIMARY KEY (channel, shop_id, external_id),
  KEY by_order (channel, shop_id, external_order_id),
  KEY by_time (next_attempt_at)
);
