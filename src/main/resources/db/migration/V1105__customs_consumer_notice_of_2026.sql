INSERT INTO customs_consumer_notices (version, source, valid_from, valid_until) VALUES
  ('2026-01', '商财发〔2018〕486号', '2026-01-01', NULL);
