CREATE TABLE ordering_cancelled_pieces (
  cancellation_id BIGINT NOT NULL,
  line_id BIGINT NOT NULL,
  order_id BIGINT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  quantity BIGINT NOT NULL,
  actor VARCHAR(20) CHARACTER SET ascii NOT NULL,
  reason VARCHAR(40) CHARACTER SET ascii NOT NULL,
  requested_at DATETIME(6) NOT NULL,
  PRIMARY KEY (cancellation_id, line_id),
  KEY by_order (order_id)
);
