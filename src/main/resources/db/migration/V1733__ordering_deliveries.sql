-- How many days deliveries have taken from the order to the door, for what quotes expect. The zone is all that is kept of where.
CREATE TABLE ordering_deliveries (
  order_id BIGINT NOT NULL,
  customs_mode CHAR(4) CHARACTER SET ascii NOT NULL,
  warehouse VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  zone VARCHAR(20) CHARACTER SET ascii NOT NULL,
  days INT NOT NULL,
  delivered_at DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id),
  KEY by_way (customs_mode, warehouse, zone, delivered_at)
);
