-- What the declaration norm wants to know of goods, in this order, after brand type and export preference. The longest
-- prefix decides. Barcode, CAS number and the like, which follow, may be absent. valid_until is exclusive.
CREATE TABLE customs_declared_elements (
  id INT NOT NULL AUTO_INCREMENT,
  hs_prefix VARCHAR(10) CHARACTER SET ascii NOT NULL,
  elements_zh VARCHAR(200) NOT NULL,
  source VARCHAR(200) NOT NULL,
  mark CHAR(1) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id)
);
