-- Goods of cancelled orders whose parcels had left: since when, and what was said of them in the end.
CREATE TABLE ordering_stranded_goods (
  order_id BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  outcome VARCHAR(20) CHARACTER SET ascii NULL,
  note VARCHAR(500) NULL,
  decided_by VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  decided_at DATETIME(6) NULL,
  PRIMARY KEY (order_id),
  KEY by_decision (decided_at, since, order_id)
) DEFAULT CHARACTER SET utf8mb4;
INSERT INTO ordering_stranded_goods (order_id, since)
SELECT id, UTC_TIMESTAMP(6) FROM ordering_orders
WHERE status = 'CANCELLED' AND fulfilment_status IN ('IN_TRANSIT', 'SHIPPED', 'DELIVERED');
