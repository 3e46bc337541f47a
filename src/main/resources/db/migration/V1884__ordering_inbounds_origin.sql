-- Where goods in bulk begin their way, by UN/LOCODE; at Great Stone where nothing was said.
ALTER TABLE ordering_inbounds ADD COLUMN origin VARCHAR(5) CHARACTER SET ascii NULL;
