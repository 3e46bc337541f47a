INSERT INTO catalog_categories (code, parent, position, name_zh, name_ru, name_be, name_en, licence) VALUES
  ('herbal-medicine', 'medicine', 10, '草药', 'Лекарственные растения', 'Лекавыя расліны', 'Herbal medicine', 'MEDICINE_LICENCE');
