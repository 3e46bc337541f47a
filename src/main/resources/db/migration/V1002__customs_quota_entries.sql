-- What each order takes of its buyer's year. state: RESERVED, CONFIRMED or GIVEN_BACK.
CREATE TABLE customs_quota_entries (
  order_id VARCHAR(20) CHARACTER SET ascii NOT NULL,
  person CHAR(64) CHARACTER SET ascii NOT NULL,
  quota_year SMALLINT NOT NULL,
  amount_minor BIGINT NOT NULL,
  state VARCHAR(10) CHARACTER SET ascii NOT NULL,
  reserved_at DATETIME(6) NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id),
  KEY by_person (person, reserved_at),
  KEY by_time (reserved_at)
);
