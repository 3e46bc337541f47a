-- Which replica sends which part of the keys, and until when by the database's clock.
CREATE TABLE events_relay_slots (
  slot SMALLINT NOT NULL,
  owner VARCHAR(36) CHARACTER SET ascii NOT NULL,
  held_until DATETIME(6) NOT NULL,
  PRIMARY KEY (slot),
  KEY by_owner (owner)
);
