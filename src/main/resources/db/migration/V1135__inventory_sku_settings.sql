-- What a merchant wants for an SKU beside its counters. is_low tells whether stock.low has been said since it was last above.
CREATE TABLE inventory_sku_settings (
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  safety_stock BIGINT NOT NULL,
  low_stock_threshold BIGINT NULL,
  is_low BOOLEAN NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (sku)
);
