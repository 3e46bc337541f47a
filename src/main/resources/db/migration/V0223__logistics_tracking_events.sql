-- Only ever added to. What a carrier corrects comes as another event.
CREATE TABLE logistics_tracking_events (
  id BIGINT NOT NULL,
  shipment_id BIGINT NOT NULL,
  parcel_id BIGINT NOT NULL,
  carrier VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_event_id VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(30) CHARACTER SET ascii NOT NULL,
  raw_code VARCHAR(60) NOT NULL,
  raw_text VARCHAR(500) NULL,
  occurred_at DATETIME(6) NOT NULL,
  utc_offset VARCHAR(9) CHARACTER SET ascii NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  location_name VARCHAR(200) NULL,
  location_country CHAR(2) CHARACTER SET ascii NULL,
  last_mile BOOLEAN NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_source (carrier, source_event_id),
  KEY by_shipment (shipment_id, id)
);
