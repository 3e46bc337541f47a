package by.pavilion.logistics.eta;

import by.pavilion.logistics.Expectation;

/**
 * What all shipments of a departure have yet to hear.
 *
 * @param expectation when they are at the end of the ways that they share; from there to the door it is the last mile
 * @param after the last parcel that has heard of it
 */
record Tiding(long id, long departure, Kind kind, Expectation expectation, long after) {
    enum Kind {
        /** They are expected at another time. */
        ETA,
        /** They are late by more than anybody expected. */
        DELAYED,
        /** They are not late any more. */
        ON_TIME,
        /** Their departure will not leave. */
        CALLED_OFF,
        /** They are in another departure than the one that was called off. */
        REBOOKED
    }
}
