-- Whether an order's pieces can be sold to others again, also before anybody has counted what a show has sold with it.
ALTER TABLE channel_orders ADD COLUMN goods_back BOOLEAN NOT NULL DEFAULT FALSE;
