-- Each shop has its turn: what is to be sent to one, and what is to be read back from it, is found without reading the others'.
ALTER TABLE channel_wishes
  ADD KEY by_turn (channel, shop_id, next_attempt_at),
  ADD KEY by_turn_to_check (channel, shop_id, check_at);
