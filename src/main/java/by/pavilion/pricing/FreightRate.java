package by.pavilion.pricing;

import by.pavilion.shared.Money;

/** Freight by weight: a price for the first part of a parcel and one for each further step that has begun. */
record FreightRate(long firstGrams, Money first, long stepGrams, Money step) {
    FreightRate {
        if (firstGrams <= 0 || stepGrams <= 0 || first.isNegative() || step.isNegative()) {
            throw new IllegalArgumentException("no freight rate: " + firstGrams + " g, " + stepGrams + " g");
        }
    }

    Money of(long grams) {
        long further = Math.max(0, grams - firstGrams);
        long begunSteps = (further + stepGrams - 1) / stepGrams;
        return first.plus(step.times(begunSteps));
    }
}
