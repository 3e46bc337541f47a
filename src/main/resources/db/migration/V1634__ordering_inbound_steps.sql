-- What logistics tells of inbounds' parcels, as far as readers may know it.
CREATE TABLE ordering_inbound_steps (
  event_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  parcel VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  party VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_event_id VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(30) CHARACTER SET ascii NOT NULL,
  occurred_at DATETIME(6) NOT NULL,
  utc_offset VARCHAR(9) CHARACTER SET ascii NOT NULL,
  place VARCHAR(200) NULL,
  country CHAR(2) CHARACTER SET ascii NULL,
  retracts VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (event_id),
  KEY by_parcel (parcel, occurred_at)
);
