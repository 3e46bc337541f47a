-- What customs let into the bonded zone under one list.
CREATE TABLE ordering_inbound_entries (
  id BIGINT NOT NULL,
  inbound_id BIGINT NOT NULL,
  number VARCHAR(18) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  entered_at DATETIME(6) NOT NULL,
  recorded_by VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (id),
  KEY by_inbound (inbound_id, id)
);
