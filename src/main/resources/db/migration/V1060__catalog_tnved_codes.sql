-- Ten digits of the tariff of the Eurasian Economic Union, for the export declaration.
ALTER TABLE catalog_listings ADD COLUMN tnved_code VARCHAR(10) CHARACTER SET ascii NULL;
