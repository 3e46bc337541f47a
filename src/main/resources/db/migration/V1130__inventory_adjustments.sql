-- What somebody booked by hand, with the reason. The movement itself is the ledger's row with this id as its reference.
CREATE TABLE inventory_adjustments (
  id BIGINT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  warehouse VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  available_change BIGINT NOT NULL,
  reason VARCHAR(30) CHARACTER SET ascii NOT NULL,
  lot VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  note VARCHAR(200) NULL,
  adjusted_by VARCHAR(64) CHARACTER SET ascii NOT NULL,
  adjusted_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_sku (sku, id)
) DEFAULT CHARACTER SET utf8mb4;
