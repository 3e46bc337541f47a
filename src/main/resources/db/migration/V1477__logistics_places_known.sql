-- CNTA2 is a code of our own: the zone has none, and lies in the town that the road to it begins in.
INSERT INTO logistics_places (name, country, unlocode, name_zh, name_ru) VALUES
  ('Minsk', 'BY', 'BYMSQ', '明斯克', 'Минск'),
  ('Great Stone', 'BY', NULL, '中白工业园', 'Великий камень'),
  ('Brest', 'BY', 'BYBQT', '布列斯特', 'Брест'),
  ('Duisburg', 'DE', 'DEDUI', '杜伊斯堡', 'Дуйсбург'),
  ('Dostyk', 'KZ', 'KZDYK', '多斯特克', 'Достык'),
  ('Altynkol', 'KZ', NULL, '阿腾科里', 'Алтынколь'),
  ('Alashankou', 'CN', NULL, '阿拉山口', 'Алашанькоу'),
  ('Khorgos', 'CN', NULL, '霍尔果斯', 'Хоргос'),
  ('Zabaikalsk', 'RU', NULL, '后贝加尔斯克', 'Забайкальск'),
  ('Manzhouli', 'CN', NULL, '满洲里', 'Маньчжурия'),
  ('Qingdao', 'CN', 'CNTAO', '青岛', 'Циндао'),
  ('Qingdao bonded zone', 'CN', 'CNTA2', '青岛综合保税区', 'Бондовая зона Циндао'),
  ('Beijing', 'CN', 'CNBJS', '北京', 'Пекин'),
  ('Shanghai', 'CN', 'CNSHA', '上海', 'Шанхай'),
  ('Bonded zone', 'CN', NULL, '综合保税区', 'Бондовая зона'),
  ('Cross-border clearance centre', 'CN', NULL, '跨境快件监管中心', 'Центр трансграничной очистки'),
  ('Delivery station', 'CN', NULL, '派送网点', 'Отделение доставки');
