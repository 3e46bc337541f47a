-- What failed, what is to be sent again by hand, and the last few that arrived.
CREATE TABLE events_webhook_deliveries (
  id BIGINT NOT NULL,
  webhook_id BIGINT NOT NULL,
  event_id BIGINT NOT NULL,
  type VARCHAR(100) CHARACTER SET ascii NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  attempts INT NOT NULL,
  status INT NULL,
  error VARCHAR(500) NULL,
  first_attempt_at DATETIME(6) NOT NULL,
  last_attempt_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_webhook (webhook_id, state, id),
  KEY by_state (state, webhook_id, id)
);
