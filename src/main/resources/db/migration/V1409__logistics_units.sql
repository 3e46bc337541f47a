-- Bags, pallets and containers of a departure. root_id is the outermost one around it, or itself.
CREATE TABLE logistics_units (
  id BIGINT NOT NULL,
  departure_id BIGINT NOT NULL,
  kind VARCHAR(10) CHARACTER SET ascii NOT NULL,
  number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NULL,
  parent_id BIGINT NULL,
  root_id BIGINT NOT NULL,
  wagon_number VARCHAR(12) CHARACTER SET ascii NULL,
  seal_number VARCHAR(30) CHARACTER SET ascii NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_departure (departure_id, number),
  KEY by_number (number, created_at),
  KEY by_wagon (wagon_number, created_at)
);
