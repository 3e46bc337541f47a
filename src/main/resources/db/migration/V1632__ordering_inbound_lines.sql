-- The lots of an inbound; each enters the warehouse once.
CREATE TABLE ordering_inbound_lines (
  line_id BIGINT NOT NULL,
  inbound_id BIGINT NOT NULL,
  warehouse VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  merchant_id BIGINT NOT NULL,
  lot VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  best_before DATE NOT NULL,
  quantity BIGINT NOT NULL,
  weight_grams BIGINT NOT NULL,
  parcel VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  entry_id BIGINT NULL,
  received BIGINT NULL,
  PRIMARY KEY (line_id),
  KEY by_inbound (inbound_id, line_id),
  KEY by_lot (sku, lot, inbound_id)
);
