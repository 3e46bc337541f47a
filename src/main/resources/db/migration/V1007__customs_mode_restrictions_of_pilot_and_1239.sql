INSERT INTO customs_mode_restrictions (hs_prefix, mode, verdict, reason, source, mark, valid_from, destination) VALUES
  ('30', '9610', 'NEEDS_REVIEW', 'medicine-in-pilot', 'pilot for retail import of medicine, Henan 2021', 'S', '2021-05-08', '河南省'),
  ('30', '1210', 'NEEDS_REVIEW', 'medicine-in-pilot', 'pilot for retail import of medicine, Henan 2021', 'S', '2021-05-08', '河南省'),
  ('30', '1239', 'BLOCKED', 'medicine-outside-pilot', 'pilot for retail import of medicine, Henan 2021', 'S', '2019-01-01', NULL),
  ('190110', '1239', 'BLOCKED', 'infant-formula-unregistered', 'remark of the positive list', 'U', '2019-01-01', NULL);
