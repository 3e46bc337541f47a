INSERT INTO logistics_routes
  (code, mode, from_unlocode, from_name, to_unlocode, to_name, border_crossing, carrier, document_type, transit_minutes,
   capacity_weight_grams, capacity_volume_cm3)
VALUES
  ('great-stone-duisburg-rail', 'RAIL', 'BYMSQ', 'Great Stone rail yard', 'DEDUI', 'Duisburg', 'Brest–Małaszewicze',
   'belintertrans', 'CIM_SMGS', 5760, 1000000000, 3000000000),
  ('great-stone-qingdao-rail', 'RAIL', 'BYMSQ', 'Great Stone rail yard', 'CNTAO', 'SCO Demonstration Area, Qingdao',
   'Dostyk–Alashankou', 'belintertrans', 'SMGS', 21600, 1000000000, 3000000000),
  ('great-stone-beijing-air', 'AIR', 'BYMSQ', 'Great Stone', 'CNBJS', 'Beijing Capital Airport', NULL, 'belavia', 'AWB',
   2880, 15000000, 90000000),
  ('qingdao-bonded-road', 'ROAD', 'CNTAO', 'SCO Demonstration Area, Qingdao', 'CNTAO', 'Qingdao bonded zone', NULL,
   'sinotrans', 'CMR', 360, 20000000, 80000000);
