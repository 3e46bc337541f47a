-- What replicas tail to keep their snapshots fresh. Numbers are given before the commit, so they may appear out of order.
CREATE TABLE catalog_changes (
  number BIGINT NOT NULL AUTO_INCREMENT,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (number),
  KEY by_time (changed_at)
);
