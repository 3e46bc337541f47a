-- Customs has asked for the originals of a payment: one row for each question, answered in the background.
CREATE TABLE customs_originals_checks (
  id BIGINT NOT NULL,
  session_id VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  order_no VARCHAR(60) NOT NULL,
  state VARCHAR(12) CHARACTER SET ascii NOT NULL,
  asked_at DATETIME(6) NOT NULL,
  answered_at DATETIME(6) NULL,
  attempts INT NOT NULL,
  next_attempt_at DATETIME(6) NULL,
  result VARCHAR(300) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_question (session_id, order_no),
  KEY by_next_attempt (next_attempt_at)
) DEFAULT CHARACTER SET utf8mb4;
