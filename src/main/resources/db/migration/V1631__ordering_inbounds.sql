-- Goods that go to a bonded warehouse in China in bulk, before anybody has bought them.
CREATE TABLE ordering_inbounds (
  id BIGINT NOT NULL,
  warehouse VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status VARCHAR(20) CHARACTER SET ascii NOT NULL,
  needed_by DATETIME(6) NOT NULL,
  consignment VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  shipment VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  booked_by VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  booked_at DATETIME(6) NOT NULL,
  event_sequence BIGINT NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_consignment (consignment),
  KEY by_status (status, id)
);
