-- Receipts of unknown documents that a person has dealt with: they wait for nobody any more, but still for their documents.
CREATE TABLE customs_receipts_dismissed (
  case_id BIGINT NOT NULL,
  dismissed_at DATETIME(6) NOT NULL,
  dismissed_by VARCHAR(100) CHARACTER SET ascii NOT NULL,
  note VARCHAR(500) NOT NULL,
  PRIMARY KEY (case_id)
) DEFAULT CHARACTER SET utf8mb4;
