-- Each shop has its turn: which steps one is to be told of is found without reading the others'.
ALTER TABLE channel_clearance_reports ADD KEY by_turn (channel, shop_id, next_attempt_at);
