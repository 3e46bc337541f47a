CREATE TABLE inventory_balances (
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  warehouse VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  available BIGINT NOT NULL,
  reserved BIGINT NOT NULL,
  PRIMARY KEY (sku, warehouse),
  CONSTRAINT inventory_available_not_negative CHECK (available >= 0),
  CONSTRAINT inventory_reserved_not_negative CHECK (reserved >= 0)
);
