-- The positive list lets infant formula in only with it.
INSERT INTO customs_needed_documents (hs_prefix, mode, document, level, source, mark, valid_from) VALUES
  ('190110', '9610', 'FORMULA_REGISTRATION', 'REQUIRED', 'remark of the positive list', 'U', '2019-01-01'),
  ('190110', '1210', 'FORMULA_REGISTRATION', 'REQUIRED', 'remark of the positive list', 'U', '2019-01-01'),
  ('190110', '1239', 'FORMULA_REGISTRATION', 'REQUIRED', 'remark of the positive list', 'U', '2019-01-01');
