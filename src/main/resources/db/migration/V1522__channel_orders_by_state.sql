-- Orders that are held are looked for when goods or listings come, and counted.
ALTER TABLE channel_orders ADD KEY by_state (state, reason);
