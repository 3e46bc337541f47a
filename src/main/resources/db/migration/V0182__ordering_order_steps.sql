CREATE TABLE ordering_order_steps (
  order_id BIGINT NOT NULL,
  number BIGINT NOT NULL,
  fact VARCHAR(40) CHARACTER SET ascii NOT NULL,
  status VARCHAR(20) CHARACTER SET ascii NOT NULL,
  actor VARCHAR(20) CHARACTER SET ascii NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id, number)
);
