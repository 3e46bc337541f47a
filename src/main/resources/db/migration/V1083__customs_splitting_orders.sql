-- The orders of each such set, with what they were worth when it was looked at.
CREATE TABLE customs_splitting_orders (
  splitting_id BIGINT NOT NULL,
  order_id VARCHAR(20) CHARACTER SET ascii NOT NULL,
  amount_minor BIGINT NOT NULL,
  PRIMARY KEY (splitting_id, order_id),
  KEY by_order (order_id)
);
