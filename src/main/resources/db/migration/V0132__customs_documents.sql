-- next_attempt_at: when the document is to be written, or asked of the firm that files it; NULL when nothing is to be done.
CREATE TABLE customs_documents (
  declaration_id BIGINT NOT NULL,
  document CHAR(3) CHARACTER SET ascii NOT NULL,
  filed_by VARCHAR(16) CHARACTER SET ascii NOT NULL,
  state VARCHAR(16) CHARACTER SET ascii NOT NULL,
  last_code VARCHAR(10) NULL,
  last_text VARCHAR(1000) NULL,
  returned_at DATETIME(6) NULL,
  attempts INT NOT NULL,
  next_attempt_at DATETIME(6) NULL,
  sent_at DATETIME(6) NULL,
  PRIMARY KEY (declaration_id, document),
  KEY due (next_attempt_at)
);
