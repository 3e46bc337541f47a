-- A province that the row is about, or one that it spares.
ALTER TABLE customs_mode_restrictions
  ADD COLUMN destination VARCHAR(20) NULL,
  ADD COLUMN except_destination VARCHAR(20) NULL;
