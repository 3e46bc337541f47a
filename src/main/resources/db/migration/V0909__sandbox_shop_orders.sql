-- Orders that were bought through the page: whoever has such a number may see the order's customs messages there.
CREATE TABLE sandbox_shop_orders (
  order_id VARCHAR(20) CHARACTER SET ascii NOT NULL,
  bought_at DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id)
);
