-- Orders of which nothing more goes out.
CREATE TABLE customs_holds (
  order_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  since DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id)
);
