-- Up to which reserved order the search for split purchases has come. One row, id 1.
CREATE TABLE customs_splitting_position (
  id TINYINT NOT NULL,
  reserved_at DATETIME(6) NOT NULL,
  order_id VARCHAR(20) CHARACTER SET ascii NOT NULL,
  PRIMARY KEY (id)
);
