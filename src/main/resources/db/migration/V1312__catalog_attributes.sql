CREATE TABLE catalog_attributes (
  category VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  code VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  position INT NOT NULL,
  type VARCHAR(10) CHARACTER SET ascii NOT NULL,
  unit VARCHAR(20) NULL,
  required BOOLEAN NOT NULL,
  facet BOOLEAN NOT NULL,
  min_value DECIMAL(15,3) NULL,
  max_value DECIMAL(15,3) NULL,
  name_zh VARCHAR(100) NOT NULL,
  name_ru VARCHAR(100) NOT NULL,
  name_be VARCHAR(100) NOT NULL,
  name_en VARCHAR(100) NOT NULL,
  PRIMARY KEY (category, code)
) DEFAULT CHARACTER SET utf8mb4;
