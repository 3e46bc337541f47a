-- How long ways have taken: departures by their route, and the way from the last arrival to the door.
CREATE TABLE logistics_transits (
  id BIGINT NOT NULL AUTO_INCREMENT,
  route VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  minutes BIGINT NOT NULL,
  ended_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY by_route (route, ended_at)
);
