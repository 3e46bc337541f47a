-- Orderers' identities to be verified by the real-name service, and its answers: the proof that customs may ask for.
CREATE TABLE customs_real_name_checks (
  declaration_id BIGINT NOT NULL,
  asked_at DATETIME(6) NOT NULL,
  attempts INT NOT NULL,
  next_attempt_at DATETIME(6) NULL,
  last_error VARCHAR(200) NULL,
  provider VARCHAR(20) CHARACTER SET ascii NULL,
  check_number VARCHAR(64) CHARACTER SET ascii NULL,
  matches BOOLEAN NULL,
  answered_at DATETIME(6) NULL,
  PRIMARY KEY (declaration_id),
  KEY by_due (next_attempt_at)
);
