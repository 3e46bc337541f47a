ALTER TABLE logistics_shipments ADD COLUMN voiding VARCHAR(10) CHARACTER SET ascii NULL;
