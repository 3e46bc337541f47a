-- Before and after which a shipment is hardly there, as it was last told.
ALTER TABLE logistics_shipments
  ADD COLUMN eta_earliest DATETIME(6) NULL,
  ADD COLUMN eta_latest DATETIME(6) NULL;
