-- Under which number goods are filed in the bonded ledger of a zone (itemRecordNo), where that is not simply their SKU.
CREATE TABLE customs_ledger_items (
  ledger VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  item_number VARCHAR(30) CHARACTER SET ascii NOT NULL,
  since DATETIME(6) NOT NULL,
  entered_by VARCHAR(100) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (ledger, sku)
);
