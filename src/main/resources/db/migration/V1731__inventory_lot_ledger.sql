-- What came to a lot and what is gone of it by hand, each time with its reason. The sums by lot are its received and removed
-- pieces; those that are assigned are the sums of inventory_lot_assignments. id 0 is what a lot had when this began.
CREATE TABLE inventory_lot_ledger (
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  warehouse VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lot VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  best_before DATE NOT NULL,
  received_change BIGINT NOT NULL,
  removed_change BIGINT NOT NULL,
  reason VARCHAR(30) CHARACTER SET ascii NOT NULL,
  reference VARCHAR(64) CHARACTER SET ascii NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (sku, warehouse, lot, id)
);
