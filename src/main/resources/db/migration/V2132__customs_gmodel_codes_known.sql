INSERT INTO customs_gmodel_codes (place, element, code, meaning_zh, source, mark, valid_from) VALUES
  (1, '品牌类型', '0', '无品牌', 'general knowledge', 'U', '2016-01-01'),
  (1, '品牌类型', '1', '境内自主品牌', 'general knowledge', 'U', '2016-01-01'),
  (1, '品牌类型', '2', '境内收购品牌', 'general knowledge', 'U', '2016-01-01'),
  (1, '品牌类型', '3', '境外品牌(贴牌生产)', 'general knowledge', 'U', '2016-01-01'),
  (1, '品牌类型', '4', '境外品牌(其他)', 'code in a live sample, its meaning general knowledge', 'U', '2016-01-01'),
  (2, '出口享惠情况', '0', '出口货物在最终目的国(地区)不享受优惠关税', 'general knowledge', 'U', '2016-01-01'),
  (2, '出口享惠情况', '1', '出口货物在最终目的国(地区)享受优惠关税', 'general knowledge', 'U', '2016-01-01'),
  (2, '出口享惠情况', '2', '出口货物不能确定在最终目的国(地区)享受优惠关税', 'general knowledge', 'U', '2016-01-01'),
  (2, '出口享惠情况', '3', '不适用于进口报关单', 'code in a live sample, its meaning general knowledge', 'U', '2016-01-01');
