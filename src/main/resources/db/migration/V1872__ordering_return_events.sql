-- What the buyer's timeline shows of the parcels in which goods come back, as logistics tells it. Nothing personal.
CREATE TABLE ordering_return_events (
  return_id BIGINT NOT NULL,
  event_id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  party VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_event_id VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(30) CHARACTER SET ascii NOT NULL,
  occurred_at DATETIME(6) NOT NULL,
  utc_offset VARCHAR(9) CHARACTER SET ascii NOT NULL,
  place VARCHAR(200) NULL,
  country CHAR(2) CHARACTER SET ascii NULL,
  retracts VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (return_id, event_id)
);
