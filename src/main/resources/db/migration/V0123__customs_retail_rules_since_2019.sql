INSERT INTO customs_retail_rules
  (order_limit_minor, year_limit_minor, currency, tariff_share, tax_share, source, valid_from)
VALUES (500000, 2600000, 'CNY', 0, 0.7000, '财关税〔2018〕49号', '2019-01-01');
