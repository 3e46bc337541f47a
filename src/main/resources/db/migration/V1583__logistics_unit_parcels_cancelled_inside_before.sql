-- Of those that were cancelled before, nobody has noted whether it was told: it is taken as told, as until now.
UPDATE logistics_unit_parcels l
JOIN logistics_shipments s ON s.id = l.shipment_id
JOIN logistics_departures d ON d.id = l.departure_id
SET l.cancelled_inside_at = UTC_TIMESTAMP(6)
WHERE s.voiding IS NOT NULL AND d.state <> 'OPEN' AND l.unpacked_at IS NULL;
