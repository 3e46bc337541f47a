-- The last attempts to hand over a message that did not go at the first; slot is number modulo how many are kept.
CREATE TABLE customs_message_attempts (
  message_id BIGINT NOT NULL,
  slot INT NOT NULL,
  number INT NOT NULL,
  attempted_at DATETIME(6) NOT NULL,
  outcome VARCHAR(10) CHARACTER SET ascii NOT NULL,
  error VARCHAR(500) NULL,
  PRIMARY KEY (message_id, slot)
) DEFAULT CHARACTER SET utf8mb4;
