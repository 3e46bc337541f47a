-- How carriers group the provinces, by their short names. Starting values; a contract replaces them by later rows.
INSERT INTO pricing_zones (province, valid_from, zone) VALUES
  ('北京', '2020-01-01', 'standard'), ('天津', '2020-01-01', 'standard'), ('河北', '2020-01-01', 'standard'),
  ('山西', '2020-01-01', 'standard'), ('辽宁', '2020-01-01', 'standard'), ('吉林', '2020-01-01', 'standard'),
  ('黑龙江', '2020-01-01', 'standard'), ('上海', '2020-01-01', 'standard'), ('江苏', '2020-01-01', 'standard'),
  ('浙江', '2020-01-01', 'standard'), ('安徽', '2020-01-01', 'standard'), ('福建', '2020-01-01', 'standard'),
  ('江西', '2020-01-01', 'standard'), ('山东', '2020-01-01', 'standard'), ('河南', '2020-01-01', 'standard'),
  ('湖北', '2020-01-01', 'standard'), ('湖南', '2020-01-01', 'standard'), ('广东', '2020-01-01', 'standard'),
  ('广西', '2020-01-01', 'standard'), ('重庆', '2020-01-01', 'standard'), ('四川', '2020-01-01', 'standard'),
  ('贵州', '2020-01-01', 'standard'), ('云南', '2020-01-01', 'standard'), ('陕西', '2020-01-01', 'standard'),
  ('海南', '2020-01-01', 'far'), ('内蒙古', '2020-01-01', 'far'), ('甘肃', '2020-01-01', 'far'),
  ('青海', '2020-01-01', 'far'), ('宁夏', '2020-01-01', 'far'),
  ('新疆', '2020-01-01', 'remote'), ('西藏', '2020-01-01', 'remote');
