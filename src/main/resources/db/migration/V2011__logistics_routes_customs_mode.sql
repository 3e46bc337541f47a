-- Who takes a route, by customs mode; whoever he is when it is absent. A replica of the version before asks nobody.
ALTER TABLE logistics_routes ADD COLUMN customs_mode VARCHAR(10) CHARACTER SET ascii NULL;
