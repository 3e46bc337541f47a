-- For what stood on a month's statement and is not on the one that replaces it.
ALTER TABLE channel_settled_orders ADD KEY by_month (channel, shop_id, month, external_order_id);
