-- One slim row per event that the broker has not acknowledged; the relay deletes it afterwards, so the table stays small.
CREATE TABLE events_pending (
  id BIGINT NOT NULL,
  slot SMALLINT NOT NULL,
  topic VARCHAR(40) CHARACTER SET ascii NOT NULL,
  aggregateid VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sequence BIGINT NOT NULL,
  PRIMARY KEY (id),
  KEY by_slot (slot, id)
);
