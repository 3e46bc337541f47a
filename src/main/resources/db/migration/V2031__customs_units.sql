-- Customs' table of units (JGS-20). measure is what the content of goods is counted in (GRAM, MILLILITRE, METRE, PIECE) where a
-- unit can be compared with it, and in_one how much of it one unit is. valid_until is exclusive.
CREATE TABLE customs_units (
  id INT NOT NULL AUTO_INCREMENT,
  code CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name_zh VARCHAR(60) NOT NULL,
  name_ru VARCHAR(60) NOT NULL,
  name_en VARCHAR(60) NOT NULL,
  measure VARCHAR(10) CHARACTER SET ascii NULL,
  in_one DECIMAL(12,3) NULL,
  source VARCHAR(200) NOT NULL,
  mark CHAR(1) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id)
);
