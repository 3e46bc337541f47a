INSERT INTO logistics_number_rules (months, source, valid_from) VALUES
  (6, '202205: a logistics firm does not use a registered number again within half a year', '2019-01-01');
