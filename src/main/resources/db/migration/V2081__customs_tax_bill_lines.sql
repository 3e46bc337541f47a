-- The lines of electronic tax bills (816), as they were told first. number: the line's in the list.
CREATE TABLE customs_tax_bill_lines (
  bill_number VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  number SMALLINT NOT NULL,
  hs_code CHAR(10) CHARACTER SET ascii NOT NULL,
  dutiable_price DECIMAL(19,5) NOT NULL,
  tariff DECIMAL(19,5) NOT NULL,
  consumption DECIMAL(19,5) NOT NULL,
  vat DECIMAL(19,5) NOT NULL,
  PRIMARY KEY (bill_number, number)
);
