-- What a person has taken of a calendar year's limit, by blind index. elsewhere: what customs' refusals tell of other shops.
CREATE TABLE customs_quota_years (
  person CHAR(64) CHARACTER SET ascii NOT NULL,
  quota_year SMALLINT NOT NULL,
  used_minor BIGINT NOT NULL,
  elsewhere_minor BIGINT NOT NULL,
  PRIMARY KEY (person, quota_year)
);
