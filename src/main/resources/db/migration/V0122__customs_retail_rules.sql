-- Limits of retail import and the share of each tax that is collected within them. valid_until is exclusive.
CREATE TABLE customs_retail_rules (
  id INT NOT NULL AUTO_INCREMENT,
  order_limit_minor BIGINT NOT NULL,
  year_limit_minor BIGINT NOT NULL,
  currency CHAR(3) CHARACTER SET ascii NOT NULL,
  tariff_share DECIMAL(5,4) NOT NULL,
  tax_share DECIMAL(5,4) NOT NULL,
  source VARCHAR(200) NOT NULL,
  valid_from DATE NOT NULL,
  valid_until DATE NULL,
  PRIMARY KEY (id)
);
