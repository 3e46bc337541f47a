-- Each receipt once: by document, what identifies that document, code and time. declaration_id NULL: whose it is was not
-- known when it came.
CREATE TABLE customs_receipts (
  document CHAR(3) CHARACTER SET ascii NOT NULL,
  document_key VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  return_status VARCHAR(10) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  return_time VARCHAR(17) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  return_info VARCHAR(1000) NOT NULL,
  returned_at DATETIME(6) NOT NULL,
  pre_no VARCHAR(18) NULL,
  list_no VARCHAR(18) NULL,
  declaration_id BIGINT NULL,
  message_id BIGINT NOT NULL,
  outcome VARCHAR(10) CHARACTER SET ascii NOT NULL,
  received_at DATETIME(6) NOT NULL,
  PRIMARY KEY (document, document_key, return_status, return_time),
  KEY by_declaration (declaration_id, received_at)
);
