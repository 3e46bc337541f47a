-- The log, in the column names of Debezium's outbox event router. Ids are sorted by time, so old ones can go by range.
CREATE TABLE events_outbox (
  id BIGINT NOT NULL,
  aggregatetype VARCHAR(40) CHARACTER SET ascii NOT NULL,
  aggregateid VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  type VARCHAR(100) CHARACTER SET ascii NOT NULL,
  sequence BIGINT NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  recorded_at DATETIME(6) NOT NULL,
  correlation_id VARCHAR(64) CHARACTER SET ascii NOT NULL,
  causation_id VARCHAR(64) CHARACTER SET ascii NULL,
  payload MEDIUMTEXT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_aggregate (aggregatetype, aggregateid, sequence)
);
