-- The part of its way that a single parcel is on, and until when it should be at the end of it.
CREATE TABLE logistics_watched_legs (
  shipment_id BIGINT NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL,
  since DATETIME(6) NOT NULL,
  seen_at DATETIME(6) NOT NULL,
  latest_at DATETIME(6) NOT NULL,
  is_delayed BOOLEAN NOT NULL,
  PRIMARY KEY (shipment_id),
  KEY by_latest (is_delayed, latest_at, shipment_id)
);
