-- Events that a context could not handle, and those of the same key that wait behind them. In the place of
-- events_dead_letters, which replicas of the version before still write to.
CREATE TABLE events_parked (
  id BIGINT NOT NULL,
  context VARCHAR(20) CHARACTER SET ascii NOT NULL,
  event_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  topic VARCHAR(40) CHARACTER SET ascii NOT NULL,
  type VARCHAR(100) CHARACTER SET ascii NOT NULL,
  event_key VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sequence BIGINT NOT NULL,
  happened_at DATETIME(6) NOT NULL,
  correlation_id VARCHAR(64) CHARACTER SET ascii NOT NULL,
  payload MEDIUMTEXT NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  attempts INT NOT NULL,
  reason VARCHAR(1000) NULL,
  set_aside_at DATETIME(6) NOT NULL,
  closed_at DATETIME(6) NULL,
  closed_by VARCHAR(250) NULL,
  note VARCHAR(500) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_event (context, event_id),
  KEY by_key (context, topic, event_key, sequence),
  KEY by_state (state, id),
  KEY by_closing (closed_at)
);
