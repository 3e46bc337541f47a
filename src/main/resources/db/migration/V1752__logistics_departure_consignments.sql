-- Under which export papers of customs' a departure leaves, as operators say.
CREATE TABLE logistics_departure_consignments (
  departure_id BIGINT NOT NULL,
  consignment VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (departure_id, consignment)
);
