ALTER TABLE catalog_listings ADD COLUMN presentation MEDIUMTEXT NULL;
