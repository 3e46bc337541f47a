CREATE TABLE ordering_cancellations (
  order_id BIGINT NOT NULL,
  actor VARCHAR(20) CHARACTER SET ascii NOT NULL,
  reason VARCHAR(40) CHARACTER SET ascii NOT NULL,
  requested_at DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id)
);
