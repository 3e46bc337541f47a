-- Goods of which nothing is left overtake whatever else is to be sent to a shop: they are found without reading that.
ALTER TABLE channel_wishes
  ADD COLUMN sold_out_at DATETIME(6) GENERATED ALWAYS AS (IF(wanted = 0, next_attempt_at, NULL)) VIRTUAL,
  ADD KEY by_turn_of_sold_out (channel, shop_id, sold_out_at);
