-- What a firm's statement says, until the day after next: a refund may stand in the statement of another day than ours.
CREATE TABLE ordering_statement_lines (
  provider VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  day DATE NOT NULL,
  line INT NOT NULL,
  subject VARCHAR(10) CHARACTER SET ascii NOT NULL,
  number VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  firm_number VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  amount_minor BIGINT NOT NULL,
  is_done BOOLEAN NOT NULL,
  PRIMARY KEY (provider, day, line),
  KEY by_number (provider, subject, number, day)
);
