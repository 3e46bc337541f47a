-- Which lots an order's lines are picked from. A cancelled order gives them back.
CREATE TABLE inventory_lot_assignments (
  line_id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lot VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  warehouse VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  quantity BIGINT NOT NULL,
  assigned_at DATETIME(6) NOT NULL,
  given_back_at DATETIME(6) NULL,
  PRIMARY KEY (line_id, lot),
  KEY by_order (order_id),
  KEY by_lot (sku, warehouse, lot)
);
