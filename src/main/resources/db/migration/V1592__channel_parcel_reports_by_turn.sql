-- Each shop has its turn: what is to be reported to one is found without reading the others'.
ALTER TABLE channel_parcel_reports ADD KEY by_turn (channel, shop_id, next_attempt_at);
