-- Ranges of the log that an operator has sent to Kafka once more. done_position: the last one that the broker has acknowledged.
CREATE TABLE events_replays (
  id BIGINT NOT NULL,
  topic VARCHAR(40) CHARACTER SET ascii NOT NULL,
  type VARCHAR(100) CHARACTER SET ascii NULL,
  event_key VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL,
  sent_after DATETIME(6) NOT NULL,
  sent_until DATETIME(6) NOT NULL,
  first_position BIGINT NOT NULL,
  last_position BIGINT NOT NULL,
  done_position BIGINT NOT NULL,
  events BIGINT NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  last_error VARCHAR(500) NULL,
  requested_by VARCHAR(250) NOT NULL,
  requested_at DATETIME(6) NOT NULL,
  ended_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_state (state, id)
);
