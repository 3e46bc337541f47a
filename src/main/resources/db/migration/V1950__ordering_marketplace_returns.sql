-- Which return is what a marketplace and its buyer have agreed on, and under which number the marketplace has told last that its
-- goods come: told again it changes nothing, though a person may have corrected it since.
CREATE TABLE ordering_marketplace_returns (
  order_id BIGINT NOT NULL,
  reference VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  return_id BIGINT NOT NULL,
  carrier_code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL,
  tracking_number VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NULL,
  PRIMARY KEY (order_id, reference),
  UNIQUE KEY by_return (return_id)
);
