ALTER TABLE logistics_unit_parcels
  ADD COLUMN destination VARCHAR(5) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'CN';
