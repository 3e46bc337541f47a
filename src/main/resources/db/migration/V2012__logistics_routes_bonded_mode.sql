-- What buyers have ordered directly has no business in the bonded zone: it is fetched where its train ends.
UPDATE logistics_routes SET customs_mode = '1210' WHERE code = 'qingdao-bonded-road';
