-- Quantities per person and year stand in the remarks of the positive list. 035 is the kilogram.
INSERT INTO customs_allowed_goods
  (hs_prefix, edition, remark, source, mark, valid_from, rule, yearly_quantity, yearly_unit) VALUES
  ('1006', 'unread', '每人每年 20 千克', 'remark of the positive list', 'V', '2020-01-01', 'YEARLY_QUANTITY', 20, '035'),
  ('1701', 'unread', '每人每年 2 千克', 'remark of the positive list', 'V', '2020-01-01', 'YEARLY_QUANTITY', 2, '035');
