package by.pavilion.customs.export;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A certificate that was entered for a consignment. */
public record CertificateId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("ctf");

    @JsonCreator
    public static CertificateId fromString(String text) {
        return new CertificateId(FORMAT.parse(text));
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
