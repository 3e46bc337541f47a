-- What we still have to ask a carrier: the rows are the queue, and one goes when the carrier has answered.
CREATE TABLE logistics_carrier_requests (
  order_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL,
  correlation_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  next_attempt_at DATETIME(6) NOT NULL,
  attempts INT NOT NULL,
  last_error VARCHAR(500) NULL,
  PRIMARY KEY (order_id, kind),
  KEY by_time (next_attempt_at)
);
