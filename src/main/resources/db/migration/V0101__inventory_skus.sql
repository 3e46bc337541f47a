-- The row that whoever changes a counter of the SKU locks first; it numbers the SKU's events.
CREATE TABLE inventory_skus (
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  event_sequence BIGINT NOT NULL,
  PRIMARY KEY (sku)
);
