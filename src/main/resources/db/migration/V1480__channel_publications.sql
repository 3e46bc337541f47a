-- Our listings as products of shops, one row for each SKU that an operator has pushed there.
CREATE TABLE channel_publications (
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reference BIGINT NOT NULL,
  product_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  sku_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  state VARCHAR(12) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  digest CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  attempts INT NOT NULL,
  detail VARCHAR(500) NULL,
  handed_in_at DATETIME(6) NULL,
  decided_at DATETIME(6) NULL,
  next_attempt_at DATETIME(6) NULL,
  ask_at DATETIME(6) NULL,
  PRIMARY KEY (channel, shop_id, sku),
  KEY by_sku (sku),
  KEY by_time (next_attempt_at),
  KEY by_asking (ask_at),
  KEY by_product (channel, shop_id, product_id)
);
