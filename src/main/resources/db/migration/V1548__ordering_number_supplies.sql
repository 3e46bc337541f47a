-- Carriers of which logistics has told that their numbers are few.
CREATE TABLE ordering_number_supplies (
  carrier VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number BIGINT NOT NULL,
  numbers_left BIGINT NOT NULL,
  since DATETIME(6) NOT NULL,
  PRIMARY KEY (carrier),
  KEY by_time (since, number)
);
