-- Each shop has its turn: which buyers' wishes of one are to be followed is found without reading the others'.
ALTER TABLE channel_after_sales ADD KEY by_turn (channel, shop_id, next_attempt_at);
