-- Codes of what stands before the elements of every tariff code in a specification (gmodel): at place 1 the type of the brand,
-- at 2 the preference. valid_until is exclusive.
CREATE TABLE customs_gmodel_codes (
  id INT NOT NULL AUTO_INCREMENT,
  place TINYINT NOT NULL,
  element VARCHAR(60) NOT NULL,
  code VARCHAR(4) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  meaning_zh VARCHAR(100) NOT NULL,
  source VARCHAR(200) NOT NULL,
  mark CHAR(1) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id)
);
