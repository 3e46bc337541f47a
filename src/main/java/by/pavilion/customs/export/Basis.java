package by.pavilion.customs.export;

import com.fasterxml.jackson.annotation.JsonValue;

/** What a statement in a document rests on. */
public enum Basis {
    /** A text that was read; it is named beside. */
    SOURCE("source"),
    /** What people of the trade know. Have it confirmed before relying on it. */
    GENERAL_KNOWLEDGE("general-knowledge");

    private final String word;

    Basis(String word) {
        this.word = word;
    }

    @JsonValue
    @Override
    public String toString() {
        return word;
    }
}
