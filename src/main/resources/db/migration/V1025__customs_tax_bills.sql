-- Electronic tax bills (816) and their status (818). status: 1 made, 2 summed into a payment order, 3 void. Amounts are NULL
-- until the bill itself has come, declaration_id until its list is
-- known. told: its event is written.
CREATE TABLE customs_tax_bills (
  number VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  list_no VARCHAR(18) CHARACTER SET utf8mb4 NOT NULL,
  declaration_id BIGINT NULL,
  status CHAR(1) CHARACTER SET ascii NOT NULL,
  tariff DECIMAL(19,5) NULL,
  consumption DECIMAL(19,5) NULL,
  vat DECIMAL(19,5) NULL,
  payment_order VARCHAR(50) NULL,
  guarantor_code VARCHAR(64) NULL,
  billed_at DATETIME(6) NOT NULL,
  told BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (number),
  KEY by_declaration (declaration_id),
  KEY by_guarantor (guarantor_code, status)
);
