-- The list of goods that may come by retail import at all, by prefix of the tariff code. valid_until is exclusive.
CREATE TABLE customs_allowed_goods (
  id INT NOT NULL AUTO_INCREMENT,
  hs_prefix VARCHAR(10) CHARACTER SET ascii NOT NULL,
  edition VARCHAR(40) NOT NULL,
  remark VARCHAR(200) NULL,
  source VARCHAR(200) NOT NULL,
  mark CHAR(1) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id),
  KEY by_code (hs_prefix)
);
