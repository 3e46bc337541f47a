-- What marketplaces are to be told about goods: one row for each listing and kind, with the newest value only.
CREATE TABLE channel_wishes (
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sku_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  product_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  wanted BIGINT NOT NULL,
  version BIGINT NOT NULL,
  wanted_at DATETIME(6) NOT NULL,
  sent BIGINT NULL,
  sent_version BIGINT NOT NULL,
  sent_at DATETIME(6) NULL,
  approved BIGINT NULL,
  check_at DATETIME(6) NULL,
  next_attempt_at DATETIME(6) NULL,
  attempts INT NOT NULL,
  detail VARCHAR(500) NULL,
  event_sequence BIGINT NOT NULL,
  PRIMARY KEY (channel, shop_id, sku_id, kind),
  KEY by_time (next_attempt_at),
  KEY by_check (check_at)
);
