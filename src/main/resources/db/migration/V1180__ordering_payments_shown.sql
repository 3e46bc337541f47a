-- code_url is what a buyer scans to pay; look_at is set while the firm is to be asked how the payment stands, should it not tell.
ALTER TABLE ordering_payments
  ADD COLUMN code_url VARCHAR(512) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN look_at DATETIME(6) NULL,
  ADD KEY by_look (look_at);
