-- The audit trail of the address that customs calls without a key: every call, taken or not.
CREATE TABLE customs_originals_calls (
  id BIGINT NOT NULL,
  called_at DATETIME(6) NOT NULL,
  address VARCHAR(45) CHARACTER SET ascii NOT NULL,
  outcome VARCHAR(20) CHARACTER SET ascii NOT NULL,
  session_id VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL,
  order_no VARCHAR(60) NULL,
  PRIMARY KEY (id),
  KEY by_time (called_at)
) DEFAULT CHARACTER SET utf8mb4;
