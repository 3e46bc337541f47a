-- What all shipments of a departure have yet to hear about their time: they do in portions, and then the row goes.
CREATE TABLE logistics_tidings (
  id BIGINT NOT NULL,
  departure_id BIGINT NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL,
  median_at DATETIME(6) NOT NULL,
  earliest_at DATETIME(6) NOT NULL,
  latest_at DATETIME(6) NOT NULL,
  reason VARCHAR(20) CHARACTER SET ascii NOT NULL,
  spread_after BIGINT NOT NULL,
  PRIMARY KEY (id)
);
