-- What the buyer's timeline and a scan of the parcel show of its way, as logistics tells it. Nothing personal.
CREATE TABLE ordering_parcel_events (
  order_id BIGINT NOT NULL,
  event_id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  parcel_id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tracking_number VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  party VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_event_id VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(30) CHARACTER SET ascii NOT NULL,
  occurred_at DATETIME(6) NOT NULL,
  utc_offset VARCHAR(9) CHARACTER SET ascii NOT NULL,
  place VARCHAR(200) NULL,
  country CHAR(2) CHARACTER SET ascii NULL,
  retracts VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (order_id, event_id),
  KEY by_number (tracking_number, order_id),
  KEY by_parcel (parcel_id, order_id)
);
