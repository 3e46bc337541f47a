-- Few orders have a number that is still to be looked at.
ALTER TABLE channel_orders ADD KEY by_phone (phone_watch_at);
