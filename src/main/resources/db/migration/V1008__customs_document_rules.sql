-- Which documents goods need by which mode. level: REQUIRED or RECOMMENDED. valid_until is exclusive.
CREATE TABLE customs_document_rules (
  id INT NOT NULL AUTO_INCREMENT,
  hs_prefix VARCHAR(10) CHARACTER SET ascii NOT NULL,
  mode CHAR(4) CHARACTER SET ascii NOT NULL,
  document VARCHAR(30) CHARACTER SET ascii NOT NULL,
  level VARCHAR(12) CHARACTER SET ascii NOT NULL,
  source VARCHAR(200) NOT NULL,
  mark CHAR(1) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id)
);
