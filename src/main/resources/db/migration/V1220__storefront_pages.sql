-- What operators say in the shop: brands, collections, the pavilion itself. Read as a whole into memory.
CREATE TABLE storefront_pages (
  kind VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  content MEDIUMTEXT NOT NULL,
  version BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (kind, id)
) DEFAULT CHARACTER SET utf8mb4;
