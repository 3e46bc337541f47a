-- What is wrong with parcels in which goods come back, until it is over or the return has gone on.
CREATE TABLE ordering_return_troubles (
  return_id BIGINT NOT NULL,
  kind VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number BIGINT NOT NULL,
  shipment_id VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since DATETIME(6) NOT NULL,
  PRIMARY KEY (return_id, kind),
  KEY by_time (since, number)
);
