CREATE TABLE ordering_shipment_troubles (
  order_id BIGINT NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii NOT NULL,
  number BIGINT NOT NULL,
  shipment_id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id, kind),
  KEY by_time (since, number)
);
