package by.pavilion.channel;

/** An answer in a marketplace's own form: an HTTP status and JSON. */
public record MessageAnswer(int status, String json) {}
