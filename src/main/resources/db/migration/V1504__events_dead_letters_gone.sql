-- Nothing has written or read it since events_parked is there.
DROP TABLE events_dead_letters;
