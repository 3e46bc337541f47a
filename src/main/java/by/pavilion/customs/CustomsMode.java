package by.pavilion.customs;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** China's ways of retail import that we use, by the code of their supervision mode. */
public enum CustomsMode {
    /** The goods leave abroad after the order and clear as a parcel on arrival. */
    DIRECT_PURCHASE("9610"),
    /** The goods lie in a bonded zone in China and leave it parcel by parcel. */
    BONDED("1210"),
    /** As bonded, in zones of cities outside the pilot, where the permits of a first import are asked for. */
    BONDED_A("1239");

    private final String code;

    CustomsMode(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }

    /** True when the goods lie in a zone in China before they are ordered. */
    public boolean isBonded() {
        return this != DIRECT_PURCHASE;
    }

    public static Optional<CustomsMode> find(String code) {
        return Arrays.stream(values()).filter(mode -> mode.code.equals(code)).findAny();
    }

    /** @throws IllegalArgumentException when the code is none of ours */
    @JsonCreator
    public static CustomsMode ofCode(String code) {
        return find(code).orElseThrow(() -> new IllegalArgumentException("no customs mode " + code));
    }
}
