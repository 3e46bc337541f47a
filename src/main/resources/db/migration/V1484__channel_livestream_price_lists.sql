-- The price list of each merchant that a show has made.
CREATE TABLE channel_livestream_price_lists (
  livestream_id BIGINT NOT NULL,
  merchant_id BIGINT NOT NULL,
  price_list_id BIGINT NOT NULL,
  PRIMARY KEY (livestream_id, merchant_id)
);
