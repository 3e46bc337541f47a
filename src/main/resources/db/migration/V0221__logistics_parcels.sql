CREATE TABLE logistics_parcels (
  id BIGINT NOT NULL,
  shipment_id BIGINT NOT NULL,
  weight_grams BIGINT NOT NULL,
  carrier VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tracking_number VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  carrier_code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  carrier_name VARCHAR(100) NULL,
  logistics_code VARCHAR(18) CHARACTER SET ascii NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_tracking_number (carrier, tracking_number),
  KEY by_shipment (shipment_id)
);
