ALTER TABLE catalog_imports
  ADD COLUMN format VARCHAR(10) CHARACTER SET ascii NOT NULL DEFAULT 'CSV',
  ADD COLUMN charset VARCHAR(20) CHARACTER SET ascii NOT NULL DEFAULT 'UTF-8',
  ADD KEY by_merchant (merchant_id, id),
  ADD KEY by_end (finished_at, id);
ALTER TABLE catalog_import_errors MODIFY column_name VARCHAR(200) NOT NULL;
