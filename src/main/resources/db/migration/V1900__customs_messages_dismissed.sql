-- Kept messages that a person has dealt with: they wait for nobody any more, and stay as they are.
CREATE TABLE customs_messages_dismissed (
  message_id BIGINT NOT NULL,
  dismissed_at DATETIME(6) NOT NULL,
  dismissed_by VARCHAR(100) CHARACTER SET ascii NOT NULL,
  note VARCHAR(500) NOT NULL,
  PRIMARY KEY (message_id)
) DEFAULT CHARACTER SET utf8mb4;
