ALTER TABLE catalog_categories ADD COLUMN licence VARCHAR(30) CHARACTER SET ascii NULL;
