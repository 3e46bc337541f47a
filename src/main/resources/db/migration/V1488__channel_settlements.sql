-- Months of shops that were compared with the marketplace's statement.
CREATE TABLE channel_settlements (
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  month CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  listed BIGINT NOT NULL,
  missing_here BIGINT NOT NULL,
  missing_there BIGINT NOT NULL,
  differing BIGINT NOT NULL,
  paid_minor BIGINT NOT NULL,
  refunded_minor BIGINT NOT NULL,
  compared_at DATETIME(6) NOT NULL,
  PRIMARY KEY (channel, shop_id, month)
);
