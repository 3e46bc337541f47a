-- Goods that leave Belarus together. The terms are read and written as a whole.
CREATE TABLE customs_consignments (
  id BIGINT NOT NULL,
  mode VARCHAR(4) CHARACTER SET ascii NOT NULL,
  terms MEDIUMTEXT NOT NULL,
  currency VARCHAR(3) CHARACTER SET ascii NOT NULL,
  prepared_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id)
) DEFAULT CHARACTER SET utf8mb4;
