-- Since when it is told that the parcel's order was cancelled although the departure was sealed; nothing once it is out again.
ALTER TABLE logistics_unit_parcels
  ADD COLUMN cancelled_inside_at DATETIME(6) NULL;
