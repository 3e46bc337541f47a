-- Pieces that are set aside from the common counter: for a channel (its code), or for nobody (SAFETY). They are not in
-- inventory_balances; each movement has a ledger row on both sides.
CREATE TABLE inventory_allocations (
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  warehouse VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  pool VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  available BIGINT NOT NULL,
  reserved BIGINT NOT NULL,
  PRIMARY KEY (sku, warehouse, pool),
  CONSTRAINT inventory_allocated_not_negative CHECK (available >= 0 AND reserved >= 0)
);
