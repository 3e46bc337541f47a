-- Who wants to be called about which events, and the place in the log up to which that is done. head_…: the event that could
-- not be delivered yet and is tried again; what comes behind it waits. types: patterns, one a line.
CREATE TABLE events_webhooks (
  id BIGINT NOT NULL,
  owner VARCHAR(250) NOT NULL,
  url VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  types TEXT CHARACTER SET ascii NOT NULL,
  description VARCHAR(200) NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  log_position BIGINT NOT NULL,
  head_event BIGINT NULL,
  head_delivery BIGINT NULL,
  head_attempts INT NOT NULL,
  head_since DATETIME(6) NULL,
  next_attempt_at DATETIME(6) NULL,
  failing_since DATETIME(6) NULL,
  last_error VARCHAR(500) NULL,
  last_success_at DATETIME(6) NULL,
  disabled_at DATETIME(6) NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_owner (owner, id),
  KEY by_state (state, id)
);
