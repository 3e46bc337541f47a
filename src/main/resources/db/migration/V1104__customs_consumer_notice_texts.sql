-- The text itself, or where it stands, or both.
CREATE TABLE customs_consumer_notice_texts (
  version VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  language VARCHAR(10) CHARACTER SET ascii NOT NULL,
  text TEXT CHARACTER SET utf8mb4 NULL,
  url VARCHAR(500) CHARACTER SET utf8mb4 NULL,
  PRIMARY KEY (version, language)
);
