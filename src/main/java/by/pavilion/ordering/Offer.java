package by.pavilion.ordering;

import by.pavilion.pricing.LandedPrice;

/** Where goods can come from and what they cost at the buyer's door. */
record Offer(OrderPart route, LandedPrice price) {}
