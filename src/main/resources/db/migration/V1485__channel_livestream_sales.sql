-- What shows have sold: one row for each SKU of each order, which is only added and may be cancelled.
CREATE TABLE channel_livestream_sales (
  livestream_id BIGINT NOT NULL,
  channel_order_id BIGINT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  quantity BIGINT NOT NULL,
  revenue_minor BIGINT NOT NULL,
  cancelled BOOLEAN NOT NULL,
  PRIMARY KEY (livestream_id, sku, channel_order_id),
  KEY by_order (channel_order_id)
);
