-- What a shipment is for; until now all of them brought orders to their buyers.
ALTER TABLE logistics_shipments
  ADD COLUMN kind VARCHAR(20) CHARACTER SET ascii NOT NULL DEFAULT 'ORDER_OUTBOUND' AFTER customs_mode;
