-- Sales of which the platform gives a number that it lends, and not the shopper's own.
CREATE TABLE sandbox_douyin_lent_phones (
  order_id BIGINT NOT NULL,
  ends_at DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id)
);
