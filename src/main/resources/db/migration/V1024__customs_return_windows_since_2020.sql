INSERT INTO customs_return_windows (mode, days, source, valid_from, valid_until) VALUES
  ('9610', 30, '海关总署公告2020年第45号', '2020-03-28', NULL),
  ('1210', 30, '海关总署公告2020年第45号', '2020-03-28', NULL);
