-- Orders that have stood on a marketplace's statement, with what it says of their money.
CREATE TABLE channel_settled_orders (
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_order_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  month CHAR(7) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  paid_minor BIGINT NOT NULL,
  refunded_minor BIGINT NOT NULL,
  PRIMARY KEY (channel, shop_id, external_order_id, month)
);
