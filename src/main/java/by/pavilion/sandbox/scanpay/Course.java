package by.pavilion.sandbox.scanpay;

import java.util.Optional;

/** What becomes of a trade. */
public enum Course {
    /** The buyer pays, and the shop is told. */
    PAY,
    /** The buyer never pays. */
    IGNORE,
    /** The shop is told later than usual. */
    LATE,
    /** The shop is told twice. */
    TWICE,
    /** The buyer pays one fen less than the shop wanted. */
    WRONG_AMOUNT,
    /** The shop is not told. */
    LOST;

    static Optional<Course> of(String name) {
        for (Course course : values()) {
            if (course.name().equals(name)) {
                return Optional.of(course);
            }
        }
        return Optional.empty();
    }
}
