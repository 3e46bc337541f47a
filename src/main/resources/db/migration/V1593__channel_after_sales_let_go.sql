-- Whether a person has said that an order is sent whole, though a part of it was paid back before.
ALTER TABLE channel_after_sales ADD COLUMN let_go BOOLEAN NOT NULL DEFAULT FALSE;
