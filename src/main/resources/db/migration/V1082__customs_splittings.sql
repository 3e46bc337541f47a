-- Orders that look like one purchase split under the single-transaction limit. state: OPEN, DISMISSED, REPLACED or GONE.
CREATE TABLE customs_splittings (
  id BIGINT NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  since DATETIME(6) NOT NULL,
  limit_minor BIGINT NOT NULL,
  limit_currency CHAR(3) CHARACTER SET ascii NOT NULL,
  closed_at DATETIME(6) NULL,
  closed_by VARCHAR(100) CHARACTER SET ascii NULL,
  note VARCHAR(500) NULL,
  PRIMARY KEY (id),
  KEY by_state (state, since, id)
);
