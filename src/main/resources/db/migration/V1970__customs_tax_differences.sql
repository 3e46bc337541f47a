-- Tax bills that ask for another tax than was collected from the buyer. closed_at NULL: a person has still to look at it.
CREATE TABLE customs_tax_differences (
  id BIGINT NOT NULL,
  bill_number VARCHAR(50) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  declaration_id BIGINT NOT NULL,
  found_at DATETIME(6) NOT NULL,
  closed_at DATETIME(6) NULL,
  closed_by VARCHAR(100) CHARACTER SET ascii NULL,
  note VARCHAR(500) CHARACTER SET utf8mb4 NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_bill (bill_number),
  KEY by_closing (closed_at, found_at, id)
);
