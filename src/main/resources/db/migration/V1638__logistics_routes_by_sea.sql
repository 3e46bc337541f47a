-- By rail to the Baltic and from there by sea.
INSERT INTO logistics_routes
  (code, mode, from_unlocode, from_name, to_unlocode, to_name, border_crossing, carrier, document_type, transit_minutes,
   capacity_weight_grams, capacity_volume_cm3)
VALUES
  ('great-stone-petersburg-rail', 'RAIL', 'BYMSQ', 'Great Stone rail yard', 'RULED', 'Saint Petersburg sea port', NULL,
   'belintertrans', 'SMGS', 4320, 1000000000, 3000000000),
  ('petersburg-qingdao-sea', 'SEA', 'RULED', 'Saint Petersburg sea port', 'CNTAO', 'SCO Demonstration Area, Qingdao', NULL,
   'sinotrans', 'BL', 64800, 2000000000, 6000000000);
