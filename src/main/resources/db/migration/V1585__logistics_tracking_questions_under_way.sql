-- Those that are on their last mile already.
INSERT IGNORE INTO logistics_tracking_questions (shipment_id, next_at, attempts)
SELECT s.id, UTC_TIMESTAMP(6), 0 FROM logistics_shipments s
WHERE s.last_mile_departed_at IS NOT NULL AND s.status NOT IN ('DELIVERED', 'RETURNED') AND s.voiding IS NULL;
