-- The replicas that send events: each may hold its share of the slots.
CREATE TABLE events_relays (
  owner VARCHAR(36) CHARACTER SET ascii NOT NULL,
  seen_until DATETIME(6) NOT NULL,
  PRIMARY KEY (owner)
);
