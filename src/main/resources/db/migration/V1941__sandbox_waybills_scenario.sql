-- How the parcel's last mile goes since its pick-up.
ALTER TABLE sandbox_waybills ADD COLUMN scenario VARCHAR(20) CHARACTER SET ascii NOT NULL DEFAULT 'DELIVERED';
