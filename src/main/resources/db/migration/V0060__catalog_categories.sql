CREATE TABLE catalog_categories (
  code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  parent VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  position INT NOT NULL,
  name_zh VARCHAR(100) NOT NULL,
  name_ru VARCHAR(100) NOT NULL,
  name_be VARCHAR(100) NOT NULL,
  name_en VARCHAR(100) NOT NULL,
  PRIMARY KEY (code)
) DEFAULT CHARACTER SET utf8mb4;
