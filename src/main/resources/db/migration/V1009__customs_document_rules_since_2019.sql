INSERT INTO customs_document_rules (hs_prefix, mode, document, level, source, mark, valid_from) VALUES
  ('04', '1210', 'MAKER_REGISTRATION', 'REQUIRED', '海关总署令第248号, 第280号', 'U', '2022-01-01'),
  ('02', '1210', 'MAKER_REGISTRATION', 'REQUIRED', '海关总署令第248号, 第280号', 'U', '2022-01-01'),
  ('04', '1239', 'MAKER_REGISTRATION', 'REQUIRED', '海关总署令第248号, 第280号', 'U', '2022-01-01'),
  ('16', '1210', 'MAKER_REGISTRATION', 'RECOMMENDED', '海关总署令第248号, 第280号', 'U', '2022-01-01'),
  ('17', '1210', 'MAKER_REGISTRATION', 'RECOMMENDED', '海关总署令第248号, 第280号', 'U', '2022-01-01'),
  ('18', '1210', 'MAKER_REGISTRATION', 'RECOMMENDED', '海关总署令第248号, 第280号', 'U', '2022-01-01'),
  ('19', '1210', 'MAKER_REGISTRATION', 'RECOMMENDED', '海关总署令第248号, 第280号', 'U', '2022-01-01'),
  ('20', '1210', 'MAKER_REGISTRATION', 'RECOMMENDED', '海关总署令第248号, 第280号', 'U', '2022-01-01'),
  ('21', '1210', 'MAKER_REGISTRATION', 'RECOMMENDED', '海关总署令第248号, 第280号', 'U', '2022-01-01'),
  ('22', '1210', 'MAKER_REGISTRATION', 'RECOMMENDED', '海关总署令第248号, 第280号', 'U', '2022-01-01'),
  ('3304', '1239', 'COSMETICS_FILING', 'REQUIRED', '首次进口备案', 'S', '2019-01-01'),
  ('3305', '1239', 'COSMETICS_FILING', 'REQUIRED', '首次进口备案', 'S', '2019-01-01');
