-- Where a warehouse lies, by UN/LOCODE: its parcels begin their way there.
ALTER TABLE inventory_warehouses ADD COLUMN unlocode VARCHAR(5) CHARACTER SET ascii NULL;
