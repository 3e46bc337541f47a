-- What the exchange platform answers an envelope with (DxpRep), as document DXP: such a code moves no document by itself.
INSERT INTO customs_receipt_codes (document, code, state, answer, edition, source, valid_from) VALUES
  ('DXP', '0001', NULL, 'SEND_ALONE', '202205', 'specification', '2019-01-01'),
  ('DXP', '0002', NULL, 'SEND_ALONE', '202205', 'specification', '2019-01-01'),
  ('DXP', '1001', NULL, 'CHECK_SIGNING', '202205', 'specification', '2019-01-01'),
  ('DXP', '1002', NULL, 'CHECK_SIGNING', '202205', 'specification', '2019-01-01'),
  ('DXP', '1003', NULL, 'CHECK_SIGNING', '202205', 'specification', '2019-01-01'),
  ('DXP', '1004', NULL, 'CHECK_SIGNING', '202205', 'specification', '2019-01-01'),
  ('DXP', '2001', NULL, 'CHECK_CONNECTION', '202205', 'specification', '2019-01-01'),
  ('DXP', '2002', NULL, 'CHECK_CONNECTION', '202205', 'specification', '2019-01-01'),
  ('DXP', '3001', NULL, 'SEND_AGAIN', '202205', 'specification', '2019-01-01'),
  ('DXP', '3002', NULL, 'SEND_AGAIN', '202205', 'specification', '2019-01-01'),
  ('DXP', '3003', NULL, 'SEND_AGAIN', '202205', 'specification', '2019-01-01');
