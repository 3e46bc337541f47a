INSERT INTO catalog_categories (code, parent, position, name_zh, name_ru, name_be, name_en) VALUES
  ('chocolate', NULL, 10, '巧克力', 'Шоколад', 'Шакалад', 'Chocolate'),
  ('confectionery', NULL, 20, '糖果饼干', 'Кондитерские изделия', 'Кандытарскія вырабы', 'Confectionery'),
  ('cereal', NULL, 30, '谷物早餐', 'Хлопья и сухие завтраки', 'Шматкі і сухія сняданкі', 'Cereals'),
  ('snack', NULL, 40, '休闲零食', 'Снеки', 'Снэкі', 'Snacks'),
  ('dairy', NULL, 50, '乳制品', 'Молочные продукты', 'Малочныя прадукты', 'Dairy'),
  ('drink', NULL, 60, '饮料', 'Напитки', 'Напоі', 'Drinks'),
  ('food', NULL, 70, '其他食品', 'Другие продукты питания', 'Іншыя прадукты харчавання', 'Other food'),
  ('household', NULL, 80, '家居日用', 'Товары для дома', 'Тавары для дома', 'Household'),
  ('skincare', NULL, 90, '护肤洗护', 'Уход за кожей и волосами', 'Догляд за скурай і валасамі', 'Skin and hair care'),
  ('linen', NULL, 100, '亚麻纺织', 'Льняные изделия', 'Ільняныя вырабы', 'Linen'),
  ('herbal', NULL, 110, '草本茶饮', 'Травяные сборы', 'Травяныя зборы', 'Herbal teas'),
  ('medicine', NULL, 120, '药品', 'Лекарственные средства', 'Лекавыя сродкі', 'Medicines');
