INSERT INTO pricing_freight_rates
  (customs_mode, valid_from, first_grams, first_minor, step_grams, step_minor, currency) VALUES
  ('1239', '2020-01-01', 1000, 800, 500, 200, 'CNY');
