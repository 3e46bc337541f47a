-- Messages are forgotten after some time.
ALTER TABLE channel_messages ADD KEY by_time (received_at);
