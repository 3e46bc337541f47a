CREATE TABLE shared_secret_marks (
  setting VARCHAR(60) CHARACTER SET ascii NOT NULL,
  key_name VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  mark CHAR(64) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (setting, key_name)
);
