package by.pavilion.customs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** The documents of a declaration, by the number of their message. */
public enum DocumentType {
    ORDER("311"),
    PAYMENT("411"),
    WAYBILL("511"),
    LIST("621"),
    /** Of the list, before its release. */
    CANCELLATION("623"),
    /** Of goods, after the release. */
    RETURN("625");

    /** What every declaration has from its beginning, in the order of filing. */
    static final List<DocumentType> OPENING = List.of(ORDER, PAYMENT, WAYBILL, LIST);

    /** What has to be registered before the list can be sent. */
    static final List<DocumentType> BEFORE_THE_LIST = List.of(ORDER, PAYMENT, WAYBILL);

    private static final List<DocumentType> ALL = List.of(values());

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
        for (DocumentType type : ALL) {
            if (type.code.equals(code)) {
                return type;
            }
        }
        throw new IllegalArgumentException("no document " + code);
    }
}
