-- Money of a marketplace's order that the marketplace has given back to its buyer: each of its refunds once. What it means for
-- merchants stands in the sales entries, whose source it is.
CREATE TABLE ordering_marketplace_refunds (
  order_id BIGINT NOT NULL,
  reference VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  id BIGINT NOT NULL,
  told_minor BIGINT NOT NULL,
  booked_minor BIGINT NOT NULL,
  refunded_at DATETIME(6) NOT NULL,
  PRIMARY KEY (order_id, reference),
  UNIQUE KEY by_id (id)
);
