-- An order leaves in one consignment only.
CREATE TABLE customs_consignment_orders (
  order_id VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  consignment_id BIGINT NOT NULL,
  PRIMARY KEY (order_id)
);
