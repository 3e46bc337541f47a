CREATE TABLE events_dead_letters (
  context VARCHAR(20) CHARACTER SET ascii NOT NULL,
  event_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  reason TEXT NOT NULL,
  set_aside_at DATETIME(6) NOT NULL,
  PRIMARY KEY (context, event_id)
);
