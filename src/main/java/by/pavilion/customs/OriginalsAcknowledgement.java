package by.pavilion.customs;

/**
 * All that a caller of the originals' address learns.
 *
 * @param code 10000 taken, 20000 failed, 20001 not understood
 * @param serviceTime milliseconds since 1970
 */
public record OriginalsAcknowledgement(String code, String message, long serviceTime) {}
