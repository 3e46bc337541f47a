-- What the merchants' parts of it weigh together; departures need room for that, while customs was told of weight_grams.
ALTER TABLE logistics_parcels
  ADD COLUMN packed_weight_grams BIGINT NULL;
