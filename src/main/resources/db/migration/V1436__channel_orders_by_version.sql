-- Orders of a shop by the time of the version that was applied: a comparison asks for those that the marketplace no longer lists.
ALTER TABLE channel_orders ADD KEY by_version (channel, shop_id, seen_at);
