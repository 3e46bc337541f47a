-- The units in which the tariff wants goods counted, by prefix of the code; the longest prefix holds. valid_until is exclusive.
CREATE TABLE customs_statutory_units (
  id INT NOT NULL AUTO_INCREMENT,
  hs_prefix VARCHAR(10) CHARACTER SET ascii NOT NULL,
  first_unit CHAR(3) CHARACTER SET ascii NOT NULL,
  second_unit CHAR(3) CHARACTER SET ascii NULL,
  source VARCHAR(200) NOT NULL,
  mark CHAR(1) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id)
);
