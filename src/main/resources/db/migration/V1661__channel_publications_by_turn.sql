-- Each shop has its turn: what is to be handed in to one, and what it is to be asked, is found without reading the others'.
ALTER TABLE channel_publications
  ADD KEY by_turn (channel, shop_id, next_attempt_at),
  ADD KEY by_turn_to_ask (channel, shop_id, ask_at);
