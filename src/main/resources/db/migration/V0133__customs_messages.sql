-- Messages as sent and as received, encrypted. next_attempt_at: when to send; NULL when there is nothing to send.
CREATE TABLE customs_messages (
  id BIGINT NOT NULL,
  guid VARCHAR(36) CHARACTER SET ascii NOT NULL,
  type VARCHAR(30) CHARACTER SET ascii NOT NULL,
  direction VARCHAR(3) CHARACTER SET ascii NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  content MEDIUMBLOB NOT NULL,
  attempts INT NOT NULL,
  next_attempt_at DATETIME(6) NULL,
  last_error VARCHAR(500) NULL,
  created_at DATETIME(6) NOT NULL,
  sent_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_guid (guid),
  KEY due (next_attempt_at)
);
