-- What is wrong with goods in bulk, until it is over or somebody has seen to it.
CREATE TABLE ordering_inbound_troubles (
  inbound_id BIGINT NOT NULL,
  kind VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  PRIMARY KEY (inbound_id, kind),
  KEY by_time (since, number)
);
