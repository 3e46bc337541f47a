-- Each shop has its turn: which of them have orders to be looked at is read without reading the orders.
ALTER TABLE channel_orders ADD KEY by_turn (channel, shop_id, next_attempt_at);
