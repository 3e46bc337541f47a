INSERT INTO customs_statutory_units (hs_prefix, first_unit, second_unit, by_content, source, mark, valid_from) VALUES
  ('340130', '035', NULL, TRUE, 'to be checked against the tariff', 'U', '2024-01-01');
