ALTER TABLE logistics_merchant_parts
  ADD COLUMN volume_cm3 BIGINT NULL;
