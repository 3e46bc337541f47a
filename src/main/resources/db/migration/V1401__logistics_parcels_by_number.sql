ALTER TABLE logistics_parcels
  ADD COLUMN volume_cm3 BIGINT NULL,
  ADD KEY by_number (tracking_number);
