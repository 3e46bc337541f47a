-- Shops at marketplaces. Secrets and tokens are sealed by parties, bound to the row.
CREATE TABLE channel_shops (
  id BIGINT NOT NULL,
  channel VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  shop_id VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  app_key VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  app_secret VARBINARY(1000) NOT NULL,
  gateway VARCHAR(500) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sign_method VARCHAR(20) CHARACTER SET ascii NOT NULL,
  access_token VARBINARY(2000) NULL,
  refresh_token VARBINARY(2000) NULL,
  token_renew_at DATETIME(6) NULL,
  token_expires_at DATETIME(6) NULL,
  connected_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY by_shop (channel, shop_id, app_key),
  KEY by_application (channel, app_key)
);
