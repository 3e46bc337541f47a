-- The standard zone pays what everybody paid so far; the others pay more for the first part and for each step.
INSERT INTO pricing_zone_rates
  (customs_mode, zone, valid_from, first_grams, first_minor, step_grams, step_minor, currency)
SELECT rates.customs_mode, zones.zone, rates.valid_from, rates.first_grams, rates.first_minor + zones.first_more,
  rates.step_grams, rates.step_minor + zones.step_more, rates.currency
FROM pricing_freight_rates rates
CROSS JOIN (
  SELECT 'standard' AS zone, 0 AS first_more, 0 AS step_more
  UNION ALL SELECT 'far', 400, 200
  UNION ALL SELECT 'remote', 1000, 600) zones;
