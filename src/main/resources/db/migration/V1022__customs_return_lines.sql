-- How much of which line of the declaration comes back after the release.
CREATE TABLE customs_return_lines (
  declaration_id BIGINT NOT NULL,
  number SMALLINT NOT NULL,
  quantity BIGINT NOT NULL,
  PRIMARY KEY (declaration_id, number)
);
