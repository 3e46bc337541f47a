INSERT INTO customs_registration_regimes (regime, number_form, source, mark, valid_from, valid_until) VALUES
  ('DECREE-248', 'C[A-Z]{3}[0-9]{14}', '海关总署令第248号', 'V', '2022-01-01', '2026-06-01'),
  ('DECREE-280', 'C[A-Z]{3}[0-9]{14}', '海关总署令第280号', 'S', '2026-06-01', NULL);
