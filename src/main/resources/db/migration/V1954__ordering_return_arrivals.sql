-- When goods that are sent back are expected to be here, as logistics has told last.
CREATE TABLE ordering_return_arrivals (
  return_id BIGINT NOT NULL,
  expected_at DATETIME(6) NOT NULL,
  PRIMARY KEY (return_id)
);
