-- What was told of a container, a wagon or a departure. The parcels inside hear of it in portions: spread_after is the last one
-- that has, and is empty when all have.
CREATE TABLE logistics_reports (
  id BIGINT NOT NULL,
  party VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_event_id VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  departure_id BIGINT NOT NULL,
  unit_id BIGINT NOT NULL,
  code VARCHAR(30) CHARACTER SET ascii NOT NULL,
  classifier CHAR(3) CHARACTER SET ascii NOT NULL,
  raw_code VARCHAR(60) NOT NULL,
  raw_text VARCHAR(500) NULL,
  raw_time VARCHAR(40) NULL,
  occurred_at DATETIME(6) NOT NULL,
  utc_offset VARCHAR(9) CHARACTER SET ascii NOT NULL,
  time_precision VARCHAR(12) CHARACTER SET ascii NOT NULL,
  location_name VARCHAR(200) NULL,
  location_country CHAR(2) CHARACTER SET ascii NULL,
  location_unlocode CHAR(5) CHARACTER SET ascii NULL,
  reason VARCHAR(20) CHARACTER SET ascii NULL,
  equipment VARCHAR(20) CHARACTER SET ascii NULL,
  retracts VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  spread_after BIGINT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_source (party, source_event_id, unit_id),
  KEY by_spread (spread_after, id),
  KEY by_departure (departure_id, id)
);
