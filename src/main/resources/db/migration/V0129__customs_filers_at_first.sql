-- Where a marketplace files documents by itself, its contract is entered as rows of its channel.
INSERT INTO customs_filers (channel, document, filed_by, valid_from) VALUES
  ('*', '311', 'STORE', '2019-01-01'),
  ('*', '411', 'PAYMENT_FIRM', '2019-01-01'),
  ('*', '511', 'LOGISTICS_FIRM', '2019-01-01'),
  ('*', '621', 'STORE', '2019-01-01');
