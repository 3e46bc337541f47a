-- Why a step was made, and by whose key or token.
ALTER TABLE ordering_order_steps
  ADD COLUMN reason VARCHAR(200) NULL,
  ADD COLUMN caller VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL;
