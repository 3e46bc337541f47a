-- When the buyer is expected to have the goods, as logistics tells it.
CREATE TABLE ordering_arrivals (
  order_id BIGINT NOT NULL,
  expected_at DATETIME(6) NULL,
  PRIMARY KEY (order_id)
);
