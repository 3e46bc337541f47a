CREATE TABLE shared_idempotency_keys (
  caller VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  idempotency_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  request_digest CHAR(64) CHARACTER SET ascii NOT NULL,
  resource VARCHAR(64) CHARACTER SET ascii NOT NULL,
  claimed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (caller, idempotency_key),
  KEY by_age (claimed_at)
);
