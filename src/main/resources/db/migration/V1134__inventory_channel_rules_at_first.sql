INSERT INTO inventory_channel_rules (channel, min_shelf_life_days) VALUES ('storefront', 0);
