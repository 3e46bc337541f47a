-- Since when it is asked about a parcel: not for ever. Those of replicas of the version before have none.
ALTER TABLE logistics_tracking_questions ADD COLUMN began_at DATETIME(6) NULL;

UPDATE logistics_tracking_questions SET began_at = UTC_TIMESTAMP(6);
