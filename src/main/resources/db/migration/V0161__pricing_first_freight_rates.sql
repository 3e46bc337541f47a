-- Starting values, insurance included; an operator's contract with the carriers replaces them by later rows.
-- From Belarus: 25.00 for the first kilogram, 8.00 for each further half. Inside China: 8.00 and 2.00.
INSERT INTO pricing_freight_rates
  (customs_mode, valid_from, first_grams, first_minor, step_grams, step_minor, currency) VALUES
  ('9610', '2020-01-01', 1000, 2500, 500, 800, 'CNY'),
  ('1210', '2020-01-01', 1000, 800, 500, 200, 'CNY');
