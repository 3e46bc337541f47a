CREATE TABLE parties_disclosures (
  id BIGINT NOT NULL,
  recipient_id BIGINT NOT NULL,
  purpose VARCHAR(100) NOT NULL,
  caller VARCHAR(100) CHARACTER SET ascii NOT NULL,
  disclosed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_recipient (recipient_id, disclosed_at)
);
