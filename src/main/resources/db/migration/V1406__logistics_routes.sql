-- A way that departures take again and again: one leg by one means of transport.
CREATE TABLE logistics_routes (
  code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  mode VARCHAR(10) CHARACTER SET ascii NOT NULL,
  from_unlocode CHAR(5) CHARACTER SET ascii NOT NULL,
  from_name VARCHAR(100) NOT NULL,
  to_unlocode CHAR(5) CHARACTER SET ascii NOT NULL,
  to_name VARCHAR(100) NOT NULL,
  border_crossing VARCHAR(100) NULL,
  carrier VARCHAR(40) CHARACTER SET ascii NOT NULL,
  document_type VARCHAR(10) CHARACTER SET ascii NOT NULL,
  transit_minutes BIGINT NOT NULL,
  capacity_weight_grams BIGINT NOT NULL,
  capacity_volume_cm3 BIGINT NOT NULL,
  PRIMARY KEY (code),
  KEY by_start (from_unlocode)
);
