CREATE TABLE catalog_attribute_choices (
  category VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  attribute VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  position INT NOT NULL,
  name_zh VARCHAR(100) NOT NULL,
  name_ru VARCHAR(100) NOT NULL,
  name_be VARCHAR(100) NOT NULL,
  name_en VARCHAR(100) NOT NULL,
  PRIMARY KEY (category, attribute, code)
) DEFAULT CHARACTER SET utf8mb4;
