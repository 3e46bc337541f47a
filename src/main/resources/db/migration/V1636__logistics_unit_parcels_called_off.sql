-- Whether the departure was called off with it inside, and no other one has been sealed with it since.
ALTER TABLE logistics_unit_parcels ADD COLUMN called_off_at DATETIME(6) NULL;
