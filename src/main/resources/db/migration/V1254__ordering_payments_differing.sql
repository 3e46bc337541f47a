ALTER TABLE ordering_payments
  ADD COLUMN differs_at DATETIME(6) NULL,
  ADD COLUMN differs_in VARCHAR(20) CHARACTER SET ascii NULL,
  ADD COLUMN differs_told VARCHAR(80) NULL,
  ADD KEY by_difference (differs_at, id);
