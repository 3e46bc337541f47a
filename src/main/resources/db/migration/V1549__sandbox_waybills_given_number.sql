-- Numbers that the shop has given to its parcels out of a range of the carrier's.
ALTER TABLE sandbox_waybills ADD COLUMN given_number VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL;
