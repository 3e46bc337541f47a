-- Every movement. The sums by SKU and warehouse are the balances.
CREATE TABLE inventory_ledger (
  id BIGINT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  warehouse VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  available_change BIGINT NOT NULL,
  reserved_change BIGINT NOT NULL,
  reason VARCHAR(30) CHARACTER SET ascii NOT NULL,
  reference VARCHAR(64) CHARACTER SET ascii NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_balance (sku, warehouse, id),
  KEY by_reference (reference)
);
