package by.pavilion.customs.export;

import by.pavilion.customs.Dated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The form of the certificate of origin for goods to a country; {@code *} stands for every country without a row of its own. */
record OriginForm(
        String destination,
        String form,
        String nameEn,
        String nameRu,
        String issuerEn,
        String issuerRu,
        Basis basis,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {
    static final String ANYWHERE = "*";
}
