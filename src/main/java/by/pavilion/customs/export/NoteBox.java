package by.pavilion.customs.export;

import by.pavilion.customs.Dated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A box of a consignment note and what we fill it with. */
record NoteBox(
        DocumentKind note,
        String box,
        Content content,
        String labelEn,
        String labelRu,
        Basis basis,
        String source,
        LocalDate validFrom,
        @Nullable LocalDate validUntil)
        implements Dated {

    enum Content {
        EXPORTER,
        CONSIGNEE,
        DEPARTURE,
        DESTINATION,
        BORDER,
        VEHICLE,
        CONTAINER,
        SEAL,
        CARRIER,
        GOODS,
        HS_CODES,
        PACKAGES,
        GROSS_KG,
        DOCUMENTS,
        DELIVERY
    }
}
