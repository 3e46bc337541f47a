-- One row for each container, to be locked by whoever gives it to a departure.
CREATE TABLE logistics_containers (
  number VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (number)
);
