CREATE TABLE catalog_imports (
  id BIGINT NOT NULL,
  merchant_id BIGINT NOT NULL,
  dry_run BOOLEAN NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  file_bytes BIGINT NOT NULL,
  rows_read BIGINT NOT NULL,
  rows_done BIGINT NOT NULL,
  rows_failed BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  finished_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  KEY by_state (state, id)
);
