-- Those that operators made before there were applications are approved.
ALTER TABLE merchant_merchants
  ADD COLUMN status VARCHAR(20) CHARACTER SET ascii NOT NULL DEFAULT 'APPROVED',
  ADD COLUMN status_reasons TEXT NULL,
  ADD COLUMN status_since DATETIME(6) NULL,
  ADD KEY by_status (status, id);
