-- A replica of the version before names no cause.
ALTER TABLE ordering_shipment_troubles MODIFY COLUMN cause VARCHAR(20) CHARACTER SET ascii NULL DEFAULT '';
