-- Beer is taxed by the litre. The rates are to be checked; the worked examples of the import tax count with them.
INSERT INTO customs_tax_rates
  (tax, hs_prefix, kind, rate, amount_per_unit, amount_unit, from_price, from_price_unit, source, mark, valid_from)
VALUES
  ('TARIFF', '2203000000', 'STATUTORY', 0, NULL, NULL, NULL, NULL, 'to be checked against the tariff', 'U', '2024-01-01'),
  ('VAT', '2203000000', 'STATUTORY', 0.13, NULL, NULL, NULL, NULL, 'to be checked against the tariff', 'U', '2019-04-01'),
  ('CONSUMPTION', '2203000000', 'STATUTORY', 0, 0.253, 'LITRE', NULL, NULL, 'to be checked against the table of consumption tax', 'U', '2016-10-01');
