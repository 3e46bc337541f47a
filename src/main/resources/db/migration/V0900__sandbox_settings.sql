-- What the sandbox made up or did once: secrets of the firms that it plays, and the demo data already loaded.
CREATE TABLE sandbox_settings (
  name VARCHAR(60) CHARACTER SET ascii NOT NULL,
  value VARCHAR(500) NOT NULL,
  PRIMARY KEY (name)
);
