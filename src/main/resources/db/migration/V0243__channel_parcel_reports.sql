-- Parcels on their way whose numbers a marketplace has to be told.
CREATE TABLE channel_parcel_reports (
  parcel_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shipment_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  external_order_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  carrier_code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tracking_number VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  state VARCHAR(20) CHARACTER SET ascii NOT NULL,
  detail VARCHAR(500) NULL,
  correlation_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  next_attempt_at DATETIME(6) NULL,
  attempts INT NOT NULL,
  wanted_at DATETIME(6) NOT NULL,
  reported_at DATETIME(6) NULL,
  PRIMARY KEY (parcel_id),
  KEY by_time (next_attempt_at)
);
