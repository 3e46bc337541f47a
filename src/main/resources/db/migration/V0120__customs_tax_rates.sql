-- What a tax amounts to for the goods whose code begins with the prefix; the longest prefix decides. A consumption tax
-- may begin only at a price per unit of content. valid_until is the first day on which the row no longer holds.
-- mark: V read in an official text or two mirrors, S in one mirror or for a sibling code, U to be checked.
CREATE TABLE customs_tax_rates (
  id INT NOT NULL AUTO_INCREMENT,
  tax VARCHAR(12) CHARACTER SET ascii NOT NULL,
  hs_prefix VARCHAR(10) CHARACTER SET ascii NOT NULL,
  kind VARCHAR(12) CHARACTER SET ascii NOT NULL,
  rate DECIMAL(9,6) NOT NULL,
  amount_per_unit DECIMAL(12,5) NULL,
  amount_unit VARCHAR(12) CHARACTER SET ascii NULL,
  from_price DECIMAL(12,5) NULL,
  from_price_unit VARCHAR(12) CHARACTER SET ascii NULL,
  source VARCHAR(200) NOT NULL,
  mark CHAR(1) CHARACTER SET ascii NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id),
  KEY by_code (hs_prefix, tax, valid_from)
);
