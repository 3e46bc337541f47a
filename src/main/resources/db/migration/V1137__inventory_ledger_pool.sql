-- Empty: the row belongs to the common counter.
ALTER TABLE inventory_ledger ADD COLUMN pool VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '';
