CREATE TABLE ordering_cart_lines (
  cart_id BIGINT NOT NULL,
  number INT NOT NULL,
  sku VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  quantity BIGINT NOT NULL,
  PRIMARY KEY (cart_id, number)
) DEFAULT CHARACTER SET utf8mb4;
