INSERT INTO customs_statutory_units (hs_prefix, first_unit, second_unit, source, mark, valid_from) VALUES
  ('0403', '035', NULL, 'to be checked against the tariff', 'U', '2024-01-01'),
  ('0404', '035', NULL, 'to be checked against the tariff', 'U', '2024-01-01'),
  ('1006', '035', NULL, 'to be checked against the tariff', 'U', '2024-01-01'),
  ('1701', '035', NULL, 'to be checked against the tariff', 'U', '2024-01-01'),
  ('2203', '095', '035', 'to be checked against the tariff', 'U', '2024-01-01');
