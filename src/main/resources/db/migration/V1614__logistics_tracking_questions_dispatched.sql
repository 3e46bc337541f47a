-- Those that a carrier was asked to bring before questions were kept, and that have not left yet; spread over six hours.
INSERT IGNORE INTO logistics_tracking_questions (shipment_id, next_at, attempts, began_at)
SELECT s.id, UTC_TIMESTAMP(6) + INTERVAL (s.id MOD 21600) SECOND, 0, UTC_TIMESTAMP(6) FROM logistics_shipments s
WHERE s.status IN ('LABELLED', 'IN_TRANSIT') AND s.voiding IS NULL AND NOT EXISTS (
  SELECT 1 FROM logistics_carrier_requests r WHERE r.order_id = s.order_id AND r.kind = 'DISPATCH');
