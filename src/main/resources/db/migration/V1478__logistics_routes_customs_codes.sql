-- The road to the bonded zone ended where it began. DCSA's codes of customs say nothing of the side: the country does.
UPDATE logistics_routes SET to_unlocode = 'CNTA2' WHERE code = 'qingdao-bonded-road';
UPDATE logistics_carrier_codes SET country = 'CN' WHERE scheme = 'dcsa' AND raw_code IN ('CUSS', 'CUSI', 'CUSR');
INSERT INTO logistics_carrier_codes (scheme, raw_code, country, code, reason) VALUES
  ('dcsa', 'CUSR', 'BY', 'CUSTOMS_EXPORT_RELEASED', NULL);
UPDATE ordering_parcel_events SET place = NULL WHERE place IS NOT NULL;
