-- When a released parcel was to be picked up: its other steps follow at an even pace.
ALTER TABLE sandbox_waybills ADD COLUMN first_due_at DATETIME(6) NULL;
