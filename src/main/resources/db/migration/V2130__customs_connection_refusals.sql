-- Times in which customs did not accept who we say we are, and nothing goes to it but one message each time that a rest is
-- over. open_slot is 1 of the one that lasts, NULL of those that have ended.
CREATE TABLE customs_connection_refusals (
  id BIGINT NOT NULL,
  open_slot TINYINT NULL,
  declaration_id BIGINT NOT NULL,
  document CHAR(3) CHARACTER SET ascii NOT NULL,
  code VARCHAR(20) CHARACTER SET ascii NOT NULL,
  refused_at DATETIME(6) NOT NULL,
  rests_until DATETIME(6) NOT NULL,
  tried_message BIGINT NULL,
  ended_at DATETIME(6) NULL,
  ended_by VARCHAR(100) CHARACTER SET ascii NULL,
  note VARCHAR(500) CHARACTER SET utf8mb4 NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_open_slot (open_slot)
);
