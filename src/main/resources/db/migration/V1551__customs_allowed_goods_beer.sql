INSERT INTO customs_allowed_goods (hs_prefix, edition, remark, source, mark, valid_from) VALUES
  ('2203', 'unread', NULL, 'expected on the list of 2019', 'U', '2020-01-01');
