package by.pavilion.customs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The documents of a declaration, by the number of their message. */
public enum DocumentType {
    ORDER("311"),
    PAYMENT("411"),
    WAYBILL("511"),
    LIST("621");

    private final String code;

    DocumentType(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** @throws IllegalArgumentException when there is no such document */
    @JsonCreator
    public static DocumentType ofCode(String code) {
        return Arrays.stream(values())
                .filter(type -> type.code.equals(code))
                .findAny()
                .orElseThrow(() -> new IllegalArgumentException("no document " + code));
    }
}
