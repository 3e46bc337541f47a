CREATE TABLE inventory_warehouses (
  code VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name VARCHAR(100) NOT NULL,
  country VARCHAR(2) CHARACTER SET ascii NOT NULL,
  customs_mode VARCHAR(4) CHARACTER SET ascii NOT NULL,
  version BIGINT NOT NULL,
  created_at DATETIME(6) NOT NULL,
  updated_at DATETIME(6) NOT NULL,
  PRIMARY KEY (code)
) DEFAULT CHARACTER SET utf8mb4;
