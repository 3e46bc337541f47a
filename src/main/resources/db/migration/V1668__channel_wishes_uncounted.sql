-- Where no whole number was taken since which sales are counted, none are weighed: a call may have been under way.
UPDATE channel_wishes SET sold = 0, seen_sold = 0, sent_sold = 0 WHERE based_at IS NULL;
