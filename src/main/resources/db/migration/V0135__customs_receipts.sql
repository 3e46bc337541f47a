-- Each receipt once: by its message, what identifies the document there, code and time. For a format error (900), which
-- answers a whole message, there is a row for each document in it, with our number of the declaration as the firm.
-- declaration_id NULL: whose it is was not known when it came.
CREATE TABLE customs_receipts (
  message VARCHAR(15) CHARACTER SET ascii NOT NULL,
  key_firm VARCHAR(18) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  key_number VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  return_status VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  return_time VARCHAR(17) CHARACTER SET ascii NOT NULL,
  return_info VARCHAR(1000) CHARACTER SET utf8mb4 NOT NULL,
  pre_no VARCHAR(18) CHARACTER SET utf8mb4 NULL,
  list_no VARCHAR(18) CHARACTER SET utf8mb4 NULL,
  declaration_id BIGINT NULL,
  document CHAR(3) CHARACTER SET ascii NULL,
  message_id BIGINT NOT NULL,
  outcome VARCHAR(10) CHARACTER SET ascii NOT NULL,
  received_at DATETIME(6) NOT NULL,
  PRIMARY KEY (message, key_firm, key_number, return_status, return_time),
  KEY by_declaration (declaration_id, received_at)
);
