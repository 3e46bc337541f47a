package by.pavilion.customs.ceb;

/** A firm as customs has registered it. */
public record Firm(String code, String name) {}
