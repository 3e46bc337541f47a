-- Where the firm's statement and ours do not say the same.
CREATE TABLE ordering_reconciliation_differences (
  reconciliation_id BIGINT NOT NULL,
  position INT NOT NULL,
  subject VARCHAR(10) CHARACTER SET ascii NOT NULL,
  kind VARCHAR(20) CHARACTER SET ascii NOT NULL,
  number VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  firm_number VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  order_id BIGINT NULL,
  here_minor BIGINT NULL,
  here_state VARCHAR(20) CHARACTER SET ascii NULL,
  there_minor BIGINT NULL,
  there_state VARCHAR(20) CHARACTER SET ascii NULL,
  PRIMARY KEY (reconciliation_id, position)
);
