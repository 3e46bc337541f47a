CREATE TABLE catalog_import_errors (
  import_id BIGINT NOT NULL,
  file_row BIGINT NOT NULL,
  position INT NOT NULL,
  column_name VARCHAR(40) NOT NULL,
  value VARCHAR(200) NOT NULL,
  reason VARCHAR(60) CHARACTER SET ascii NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (import_id, file_row, position)
) DEFAULT CHARACTER SET utf8mb4;
