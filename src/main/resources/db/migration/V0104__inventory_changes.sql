-- A row each time a balance becomes empty or is no longer empty: what storefronts tail. Numbers may appear out of order.
CREATE TABLE inventory_changes (
  number BIGINT NOT NULL AUTO_INCREMENT,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (number),
  KEY by_time (changed_at)
);
