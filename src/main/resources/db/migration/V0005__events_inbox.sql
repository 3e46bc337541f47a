CREATE TABLE events_inbox (
  context VARCHAR(20) CHARACTER SET ascii NOT NULL,
  event_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  handled_at DATETIME(6) NOT NULL,
  PRIMARY KEY (context, event_id),
  KEY by_age (handled_at)
);
