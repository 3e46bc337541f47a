-- Goods that came with a batch number. What is left of a lot is received - assigned - removed; pieces of the same SKU
-- without a lot are in the balance only. looked_at_on is the last day on which the lot's shelf life was judged.
CREATE TABLE inventory_lots (
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  warehouse VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  lot VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  best_before DATE NOT NULL,
  received BIGINT NOT NULL,
  assigned BIGINT NOT NULL,
  removed BIGINT NOT NULL,
  looked_at_on DATE NOT NULL,
  PRIMARY KEY (sku, warehouse, lot),
  KEY by_shelf_life (best_before, looked_at_on),
  CONSTRAINT inventory_lot_not_overdrawn CHECK (assigned >= 0 AND removed >= 0 AND received >= assigned + removed)
);
