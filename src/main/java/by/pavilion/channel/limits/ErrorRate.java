package by.pavilion.channel.limits;

/**
 * How calls of a shop have gone lately.
 *
 * @param calls that were made
 * @param failed of these: too many, refused, not answered, or to be looked at by a person
 */
public record ErrorRate(long calls, long failed) {
    /** How many of a hundred calls failed; none where none was made. */
    public long percent() {
        return calls == 0 ? 0 : (failed * 100 + calls / 2) / calls;
    }
}
