-- The tax collected for the line, by kind: customs bills it by line. NULL for declarations from before this was kept.
ALTER TABLE customs_declaration_lines
  ADD COLUMN tariff_minor BIGINT NULL,
  ADD COLUMN consumption_minor BIGINT NULL,
  ADD COLUMN vat_minor BIGINT NULL;
