-- Customs' tables of countries: the old one of three digits, and the code of the newer one of three letters (ISO 3166 with a
-- few of its own), empty where it has none. No groups of countries, none that are unknown. valid_until is exclusive.
CREATE TABLE customs_countries (
  id INT NOT NULL AUTO_INCREMENT,
  digits CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  letters CHAR(3) CHARACTER SET ascii COLLATE ascii_bin NULL,
  name_zh VARCHAR(60) NOT NULL,
  name_ru VARCHAR(60) NOT NULL,
  name_en VARCHAR(60) NOT NULL,
  source VARCHAR(200) NOT NULL,
  mark CHAR(1) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id)
);
