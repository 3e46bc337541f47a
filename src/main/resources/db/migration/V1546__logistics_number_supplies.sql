-- One row for each carrier, locked by whoever gives its numbers away or notes them: whether it was told that they are few.
CREATE TABLE logistics_number_supplies (
  carrier VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  is_low BOOLEAN NOT NULL,
  event_sequence BIGINT NOT NULL,
  PRIMARY KEY (carrier)
);
