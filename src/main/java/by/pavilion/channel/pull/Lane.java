package by.pavilion.channel.pull;

/** Which of a shop's lists is read. They are read beside each other, so that the past does not hold up the present. */
public enum Lane {
    /** From the connection on, for ever. */
    LIVE,
    /** What was before the connection, or what an operator wants to be read again. */
    BACK_FILL,
    /** What buyers want back, from the connection on, for ever. */
    AFTER_SALES
}
