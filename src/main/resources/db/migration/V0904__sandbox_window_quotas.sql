-- What each person has used of the yearly limit in customs' own count.
CREATE TABLE sandbox_window_quotas (
  person CHAR(32) CHARACTER SET ascii NOT NULL,
  year SMALLINT NOT NULL,
  used_minor BIGINT NOT NULL,
  PRIMARY KEY (person, year)
);
