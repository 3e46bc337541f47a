-- Towns that parcels may begin their way in.
INSERT INTO logistics_places (name, country, unlocode, name_zh, name_ru) VALUES
  ('Gomel', 'BY', 'BYGME', '戈梅利', 'Гомель'),
  ('Grodno', 'BY', 'BYGNA', '格罗德诺', 'Гродно'),
  ('Mogilev', 'BY', 'BYMVQ', '莫吉廖夫', 'Могилёв'),
  ('Vitebsk', 'BY', 'BYVTB', '维捷布斯克', 'Витебск');
