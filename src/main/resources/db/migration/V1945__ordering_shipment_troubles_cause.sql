-- Why a parcel is late, as logistics tells it.
ALTER TABLE ordering_shipment_troubles ADD COLUMN cause VARCHAR(20) CHARACTER SET ascii NULL;
