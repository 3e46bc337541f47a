-- Where a marketplace files the order and the payment itself, its contract is entered as a row of its channel.
INSERT INTO customs_filers (channel, document, filed_by, valid_from) VALUES
  ('*', '311', 'STORE', '2019-01-01'),
  ('*', '411', 'PAYMENT_FIRM', '2019-01-01'),
  ('*', '511', 'LOGISTICS_FIRM', '2019-01-01'),
  ('*', '621', 'STORE', '2019-01-01'),
  ('douyin', '311', 'STORE', '2019-01-01'),
  ('douyin', '411', 'PAYMENT_FIRM', '2019-01-01');
